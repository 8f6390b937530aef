using Microsoft.Extensions.Options;
using Portal.Core.Papers.Storage;

namespace Portal.Core.Tests.Papers.Storage;

public sealed class FileSystemPaperStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-store-").FullName;
    private readonly MovableTime time = new();
    private readonly FileSystemPaperStore store;

    public FileSystemPaperStoreTests() =>
        store = new(Options.Create(new StorageOptions { Path = Path.Combine(folder, "papers") }), time);

    private string[] Files => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_blob_is_found_again_and_gone_after_deletion()
    {
        var id = Guid.NewGuid();
        await store.WriteAsync(id, (stream, token) => stream.WriteAsync("abc"u8.ToArray(), token).AsTask(), default);
        await using (var stream = await store.OpenAsync(id, default))
            (await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("abc");
        await store.DeleteAsync(id, default);
        Files.ShouldBeEmpty();
        await Should.ThrowAsync<StoreUnavailableException>(() => store.OpenAsync(id, default));
        await store.DeleteAsync(id, default);
    }

    [Fact]
    public async Task Only_the_portal_itself_can_read_what_lies_there()
    {
        await store.WriteAsync(
            Guid.NewGuid(),
            (stream, token) => stream.WriteAsync(new byte[10], token).AsTask(),
            default
        );
        var file = Files.ShouldHaveSingleItem();
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.GetDirectoryName(file)!)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_write_that_breaks_off_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() =>
            store.WriteAsync(
                Guid.NewGuid(),
                async (stream, token) =>
                {
                    await stream.WriteAsync(new byte[100_000], token);
                    throw new IOException("The line was cut.");
                },
                default
            )
        );
        Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_when_it_is_old()
    {
        var id = Guid.NewGuid();
        await store.WriteAsync(id, (stream, token) => stream.WriteAsync(new byte[10], token).AsTask(), default);
        var whole = Files.Single();
        await File.WriteAllBytesAsync(whole + ".part", new byte[5], TestContext.Current.CancellationToken);
        (await store.SweepInterruptedAsync(TimeSpan.FromHours(2), default)).ShouldBe(0);
        time.Forward(TimeSpan.FromHours(3));
        (await store.SweepInterruptedAsync(TimeSpan.FromHours(2), default)).ShouldBe(1);
        Files.ShouldBe([whole]);
    }

    [Fact]
    public async Task A_store_whose_place_is_taken_by_a_file_says_so()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "papers"), "", TestContext.Current.CancellationToken);
        await Should.ThrowAsync<StoreUnavailableException>(() =>
            store.WriteAsync(Guid.NewGuid(), (_, _) => Task.CompletedTask, default)
        );
    }
}
