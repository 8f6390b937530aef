using System.Security.Cryptography;
using Portal.Core.Papers.Storage;

namespace Portal.Core.Tests.Papers.Storage;

public sealed class MasterKeyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-keys-").FullName;

    private string KeyFile => Path.Combine(folder, "keys", "master");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_first_start_makes_a_key_that_only_its_owner_can_read()
    {
        var made = MasterKeyFile.Load(KeyFile, create: true);
        File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        MasterKeyFile.Load(KeyFile, create: true).CurrentId.ShouldBe(made.CurrentId);
    }

    [Fact]
    public async Task Instances_that_start_together_agree_on_one_key()
    {
        var loaded = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => MasterKeyFile.Load(KeyFile, create: true)))
        );
        loaded.Select(keys => keys.CurrentId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).ShouldBe([KeyFile]);
    }

    [Fact]
    public void Without_leave_to_make_one_a_missing_key_stops_the_start() =>
        Should.Throw<InvalidOperationException>(() => MasterKeyFile.Load(KeyFile, create: false));

    [Fact]
    public void A_key_that_others_can_read_stops_the_start()
    {
        MasterKeyFile.Load(KeyFile, create: true);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Should.Throw<InvalidOperationException>(() => MasterKeyFile.Load(KeyFile, create: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a remark")]
    [InlineData("one AAAA")]
    [InlineData("a line of words")]
    public void A_file_without_proper_keys_stops_the_start(string content)
    {
        Write(content);
        Should.Throw<InvalidOperationException>(() => MasterKeyFile.Load(KeyFile, create: false));
    }

    [Fact]
    public void A_wrapped_key_opens_only_in_its_own_context()
    {
        var keys = MasterKeyFile.Load(KeyFile, create: true);
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = keys.Wrap(key, [1, 2, 3]);
        keys.Unwrap(wrapped, [1, 2, 3]).ShouldBe(key);
        wrapped.Bytes.AsSpan().IndexOf(key).ShouldBe(-1);
        Should.Throw<PaperTamperedException>(() => keys.Unwrap(wrapped, [1, 2, 4]));
    }

    [Fact]
    public void Every_changed_byte_of_a_wrapped_key_is_noticed()
    {
        var keys = MasterKeyFile.Load(KeyFile, create: true);
        var wrapped = keys.Wrap(new byte[32], []);
        for (var place = 0; place < wrapped.Bytes.Length; place++)
        {
            var changed = wrapped.Bytes.ToArray();
            changed[place] ^= 1;
            Should.Throw<PaperTamperedException>(() => keys.Unwrap(wrapped with { Bytes = changed }, []));
        }
        Should.Throw<PaperTamperedException>(() => keys.Unwrap(wrapped with { Bytes = wrapped.Bytes[..^1] }, []));
    }

    [Fact]
    public void After_rotation_old_keys_still_open_and_new_ones_use_the_new_key()
    {
        var before = MasterKeyFile.Load(KeyFile, create: true);
        var old = before.Wrap(new byte[32], []);
        Write($"new {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\n{File.ReadAllText(KeyFile)}");
        var after = MasterKeyFile.Load(KeyFile, create: false);
        after.Unwrap(old, []).ShouldBe(new byte[32]);
        after.CurrentId.ShouldBe("new");
        Should.Throw<PaperTamperedException>(() => before.Unwrap(after.Wrap(new byte[32], []), []));
    }

    private void Write(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, content);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
