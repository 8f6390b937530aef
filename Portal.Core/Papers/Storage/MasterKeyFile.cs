using System.Security.Cryptography;
using System.Text;

namespace Portal.Core.Papers.Storage;

/// <summary>One line a key, "id base64", newest first. To rotate, put a new line on top: wrapped keys follow at the next start.</summary>
internal sealed class MasterKeyFile : IMasterKeys
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly OrderedDictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    private MasterKeyFile(IEnumerable<string> lines)
    {
        CurrentId = "";
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var id, var encoded]
                || !TryDecode(encoded, out var key)
                || !keys.TryAdd(id, key)
            )
            {
                throw new InvalidOperationException("The master key file has a line that is not \"id base64\".");
            }
            CurrentId = CurrentId.Length == 0 ? id : CurrentId;
        }
        if (CurrentId.Length == 0)
        {
            throw new InvalidOperationException("The master key file has no key.");
        }
    }

    public string CurrentId { get; }

    public IReadOnlyList<string> Ids => keys.Keys;

    public static MasterKeyFile Load(string path, bool create)
    {
        if (create && !File.Exists(path))
        {
            Create(path);
        }
        if (!File.Exists(path))
        {
            throw new InvalidOperationException(
                "There is no master key file. Make one and keep a copy away from the back-ups: without it no paper can be opened."
            );
        }
        if (
            !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None
        )
        {
            throw new InvalidOperationException("The master key file can be read by others; it needs mode 0600.");
        }
        return new MasterKeyFile(File.ReadAllLines(path));
    }

    public byte[] Derive(string masterKeyId, ReadOnlySpan<byte> purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys[masterKeyId], SegmentedAead.KeyLength, info: purpose.ToArray());

    public WrappedKey Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context)
    {
        var wrapped = new byte[NonceLength + key.Length + TagLength];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys[CurrentId], TagLength);
        cipher.Encrypt(nonce, key, wrapped.AsSpan(NonceLength, key.Length), wrapped.AsSpan(^TagLength..), context);
        return new WrappedKey(CurrentId, wrapped);
    }

    public byte[] Unwrap(WrappedKey key, ReadOnlySpan<byte> context)
    {
        if (
            !keys.TryGetValue(key.MasterKeyId, out var masterKey)
            || key.Bytes.Length != NonceLength + SegmentedAead.KeyLength + TagLength
        )
        {
            throw new PaperTamperedException("The master key of a wrapped key is not in the key file.");
        }
        var plain = new byte[SegmentedAead.KeyLength];
        using var cipher = new AesGcm(masterKey, TagLength);
        try
        {
            cipher.Decrypt(
                key.Bytes.AsSpan(0, NonceLength),
                key.Bytes.AsSpan(NonceLength, plain.Length),
                key.Bytes.AsSpan(^TagLength..),
                plain,
                context
            );
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new PaperTamperedException("A wrapped key was changed or belongs to something else.", exception);
        }
        return plain;
    }

    private static bool TryDecode(string encoded, out byte[] key)
    {
        key = new byte[SegmentedAead.KeyLength];
        return Convert.TryFromBase64String(encoded, key, out var written) && written == key.Length;
    }

    private static void Create(string path)
    {
        PrivateFolder.Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var line = $"{id} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(SegmentedAead.KeyLength))}\n";
        // Several instances may start at once: the first complete file wins, the others use it.
        var own = $"{path}.{id}";
        using (
            var file = new FileStream(
                own,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = OperatingSystem.IsWindows()
                        ? null
                        : UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            )
        )
        {
            file.Write(Encoding.ASCII.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(own, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(own);
        }
    }
}
