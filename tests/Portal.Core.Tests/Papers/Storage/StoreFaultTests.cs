using System.Diagnostics;
using Portal.Core.Papers;

namespace Portal.Core.Tests.Papers.Storage;

/// <summary>What residents are told and what is left when the store fails.</summary>
public sealed class StoreFaultTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task A_full_disk_is_told_with_a_number_and_leaves_nothing_half_written()
    {
        using var disk = SmallDisk.Mount(Portal.StorePath);
        var token = await Submissions.StartAsync("de", Cancellation);
        (await AddAsync(token, 100_000)).ShouldBeOfType<AddFileResult.Added>();
        var kept = Portal.StoredFiles.Count;

        var refused = (await AddAsync(token, 3_000_000)).ShouldBeOfType<AddFileResult.StoreUnavailable>();
        refused.Reference.ShouldMatch("^[0-9A-F]{8}$");
        Portal.Logs.Lines.ShouldContain(line => line.Contains(refused.Reference, StringComparison.Ordinal));
        Portal.StoredFiles.Count(file => file.EndsWith(".part", StringComparison.Ordinal)).ShouldBe(0);
        Portal.StoredFiles.Count.ShouldBeLessThanOrEqualTo(kept + 1);
        (await Submissions.FindAsync(token, Cancellation))!.Papers.Count.ShouldBe(1);

        // What fits is still taken, and what was typed and sent before is not lost.
        (await AddAsync(token, 100_000)).ShouldBeOfType<AddFileResult.Added>();
        (await Submissions.SealAsync(token, Cancellation))
            .ShouldBeOfType<SealResult.Sealed>()
            .Receipt.Papers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_line_that_is_cut_in_the_middle_leaves_nothing()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        await using var cut = new CutStream(TestFiles.Pdf(500_000), 200_000);
        await Should.ThrowAsync<IOException>(() =>
            Submissions.AddFileAsync(token, null, "brief.pdf", cut, Cancellation)
        );
        Portal.StoredFiles.ShouldBeEmpty();
        (await Submissions.FindAsync(token, Cancellation))!.Papers.ShouldBeEmpty();
        (await AddAsync(token, 500_000)).ShouldBeOfType<AddFileResult.Added>();
    }

    [Fact]
    public async Task A_new_master_key_wraps_all_papers_and_the_old_one_may_go()
    {
        var paperId = await SendAsync();
        var keyFile = Path.Combine(Folder, "keys", "master");
        var old = await File.ReadAllTextAsync(keyFile, Cancellation);
        var bytes = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        await File.WriteAllTextAsync(keyFile, $"second {bytes}\n{old}", Cancellation);
        var before = await ReadStoreAsync();
        await using (var rotated = Another())
            await rotated.CleanAsync();
        (await Portal.QueryAsync<string>("select master_key_id from paper")).ShouldBe("second");
        (await ReadStoreAsync()).ShouldBe(before);

        await File.WriteAllTextAsync(keyFile, $"second {bytes}\n", Cancellation);
        await using var reading = await Another(TestPortal.ReaderRole).StartAsync();
        await WaitForAsync(paperId, PaperState.Read);
        Reader.Readings.ShouldBe(1);
    }

    private async Task<string> ReadStoreAsync()
    {
        var file = await Portal.QueryAsync<Guid>("select blob_id from sent_file");
        return Convert.ToHexString(
            await File.ReadAllBytesAsync(
                Portal.StoredFiles.Single(path => path.EndsWith(file.ToString("n"), StringComparison.Ordinal)),
                Cancellation
            )
        );
    }

    private Task<AddFileResult> AddAsync(DraftToken token, int length) =>
        Submissions.AddFileAsync(token, null, "brief.pdf", TestFiles.Pdf(length), Cancellation);

    /// <summary>A file system of one megabyte: as root in memory, otherwise in a user namespace of its own there is none to be had.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string path;

        private SmallDisk(string path) => this.path = path;

        public static SmallDisk Mount(string path)
        {
            Directory.CreateDirectory(path);
            Run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", path);
            return new(path);
        }

        public void Dispose() => Run("umount", "-l", path);

        private static void Run(params string[] command)
        {
            using var process = Process.Start(command[0], command[1..]);
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, string.Join(' ', command));
        }
    }

    private sealed class CutStream(Stream content, int after) : Stream
    {
        private int given;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => content.Length;
        public override long Position
        {
            get => given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (given >= after)
                throw new IOException("The connection was closed.");
            var read = content.Read(buffer, offset, Math.Min(count, after - given));
            given += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
