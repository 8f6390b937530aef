using Microsoft.Extensions.Options;

namespace Portal.Core.Papers.Storage;

internal sealed class FileSystemPaperStore(IOptions<StorageOptions> options, TimeProvider time) : IPaperStore
{
    private const string InterruptedSuffix = ".part";

    private readonly string root = Path.GetFullPath(options.Value.Path);

    public async Task WriteAsync(
        Guid id,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var path = PathOf(id);
        var part = path + InterruptedSuffix;
        try
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            var file = Guarded(() => new FileStream(part, NewFile()));
            await using (var stream = new StoreWriteStream(file))
            {
                await write(stream, cancellationToken);
                stream.FlushToDisk();
            }
            Guarded(() => File.Move(part, path));
            Guarded(() => DurableFolder.Flush(Path.GetDirectoryName(path)!));
        }
        finally
        {
            DeleteQuietly(part);
        }
    }

    public Task<Stream> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(
            Guarded(() =>
                new FileStream(
                    PathOf(id),
                    new FileStreamOptions
                    {
                        Mode = FileMode.Open,
                        Access = FileAccess.Read,
                        Share = FileShare.Read | FileShare.Delete,
                        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                    }
                )
            )
        );

    public Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        if (File.Exists(path))
        {
            Guarded(() => File.Delete(path));
        }
        return Task.CompletedTask;
    }

    public Task<int> SweepInterruptedAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root))
        {
            return Task.FromResult(0);
        }
        var before = time.GetUtcNow() - olderThan;
        var swept = 0;
        foreach (var part in Directory.EnumerateFiles(root, "*" + InterruptedSuffix, SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(part) <= before.UtcDateTime)
            {
                DeleteQuietly(part);
                swept++;
            }
        }
        return Task.FromResult(swept);
    }

    private string PathOf(Guid id)
    {
        var name = id.ToString("n");
        return Path.Combine(root, name[..2], name[2..4], name);
    }

    private static FileStreamOptions NewFile() =>
        new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
            UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };

    private static void DeleteQuietly(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The sweep will find it again.
        }
    }

    private static void Guarded(Action action) =>
        Guarded(() =>
        {
            action();
            return true;
        });

    private static T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The store's file system refused.", exception);
        }
    }
}
