using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Portal.Core.Papers.Storage;

namespace Portal.Core.Tests.Papers.Storage;

public sealed class SegmentedAeadTests
{
    private const int Segment = SegmentedAead.SegmentLength;
    private const int Sealed = Segment + SegmentedAead.TagLength;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(SegmentedAead.KeyLength);
    private static readonly Guid Blob = Guid.NewGuid();

    /// <summary>All lengths where a segment begins, ends or is just missed.</summary>
    private static readonly Gen<int> Lengths = Gen.OneOf(
        from segments in Gen.Choose(0, 3)
        from around in Gen.Choose(-2, 2)
        select Math.Max(0, segments * Segment + around),
        Gen.Choose(0, 3 * Segment)
    );

    [Fact]
    public void What_was_put_in_comes_out_at_every_length() =>
        Check(
            Lengths,
            async length =>
            {
                var content = RandomNumberGenerator.GetBytes(length);
                var sealedBytes = await SealAsync(content);
                (await OpenAsync(sealedBytes)).ShouldBe(content);
                sealedBytes.Length.ShouldBe(
                    SegmentedAead.HeaderLength
                        + length
                        + SegmentedAead.TagLength * Math.Max(1, (length + Segment - 1) / Segment)
                );
            }
        );

    [Fact]
    public void A_cut_blob_is_noticed_wherever_it_was_cut() =>
        Check(
            from length in Lengths
            from cut in Gen.OneOf(
                Gen.Choose(1, 80),
                Gen.Choose(0, 3).Select(segments => segments * Sealed),
                Gen.Choose(1, Segment)
            )
            select (length, cut),
            async sample =>
            {
                var whole = await SealAsync(RandomNumberGenerator.GetBytes(sample.length));
                var cut = Math.Clamp(sample.cut, 1, whole.Length);
                await ShouldBeNoticedAsync(whole[..^cut]);
            }
        );

    [Fact]
    public void A_single_changed_bit_is_noticed() =>
        Check(
            from length in Lengths
            from place in Gen.Choose(0, int.MaxValue - 1)
            from bit in Gen.Choose(0, 7)
            select (length, place, bit),
            async sample =>
            {
                var changed = await SealAsync(RandomNumberGenerator.GetBytes(sample.length));
                changed[sample.place % changed.Length] ^= (byte)(1 << sample.bit);
                await ShouldBeNoticedAsync(changed);
            }
        );

    [Theory]
    [InlineData(new[] { 1, 0, 2, 3 })]
    [InlineData(new[] { 0, 2, 1, 3 })]
    [InlineData(new[] { 0, 0, 1, 2, 3 })]
    [InlineData(new[] { 0, 1, 1, 3 })]
    [InlineData(new[] { 0, 2, 3 })]
    [InlineData(new[] { 0, 1, 2, 3, 3 })]
    [InlineData(new[] { 0, 1, 2 })]
    [InlineData(new[] { 3 })]
    public async Task Segments_that_are_exchanged_doubled_or_missing_are_noticed(int[] order)
    {
        var whole = await SealAsync(RandomNumberGenerator.GetBytes(3 * Segment + 100));
        var segments = whole[SegmentedAead.HeaderLength..].Chunk(Sealed).ToArray();
        segments.Length.ShouldBe(4);
        await ShouldBeNoticedAsync([
            .. whole[..SegmentedAead.HeaderLength],
            .. order.SelectMany(index => segments[index]),
        ]);
    }

    [Fact]
    public async Task Bytes_behind_the_end_are_noticed()
    {
        var whole = await SealAsync(RandomNumberGenerator.GetBytes(Segment));
        await ShouldBeNoticedAsync([.. whole, 0]);
        await ShouldBeNoticedAsync([.. whole, .. whole[SegmentedAead.HeaderLength..]]);
    }

    [Fact]
    public async Task A_blob_of_the_same_paper_cannot_stand_in_for_another()
    {
        var other = await SealAsync(RandomNumberGenerator.GetBytes(1000), Key, Guid.NewGuid());
        await ShouldBeNoticedAsync(other);
    }

    [Fact]
    public async Task A_segment_of_another_blob_of_the_same_paper_is_noticed()
    {
        var one = await SealAsync(RandomNumberGenerator.GetBytes(2 * Segment));
        var two = await SealAsync(RandomNumberGenerator.GetBytes(2 * Segment));
        await ShouldBeNoticedAsync([.. one[..^Sealed], .. two[^Sealed..]]);
    }

    [Fact]
    public async Task Another_papers_key_opens_nothing()
    {
        var foreign = await SealAsync([1, 2, 3], RandomNumberGenerator.GetBytes(SegmentedAead.KeyLength), Blob);
        await ShouldBeNoticedAsync(foreign);
    }

    [Fact]
    public async Task The_same_content_never_lies_in_the_store_twice_in_the_same_way()
    {
        var content = new byte[1000];
        var (one, two) = (await SealAsync(content), await SealAsync(content));
        one[SegmentedAead.HeaderLength..].ShouldNotBe(two[SegmentedAead.HeaderLength..]);
    }

    [Fact]
    public async Task A_caller_that_reads_on_after_a_failed_segment_gets_nothing()
    {
        var changed = await SealAsync(RandomNumberGenerator.GetBytes(2 * Segment));
        changed[^1] ^= 1;
        await using var stream = await SegmentedAead.DecryptAsync(new MemoryStream(changed), Key, Blob, default);
        var buffer = new byte[Segment];
        await stream.ReadExactlyAsync(buffer);
        await Should.ThrowAsync<PaperTamperedException>(() => stream.ReadExactlyAsync(buffer).AsTask());
        (await stream.ReadAsync(buffer)).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_the_same_read_with_and_without_waiting_in_pieces_of_any_size()
    {
        var content = RandomNumberGenerator.GetBytes(2 * Segment + 17);
        var sealedBytes = await SealAsync(content);
        await using var stream = await SegmentedAead.DecryptAsync(new MemoryStream(sealedBytes), Key, Blob, default);
        using var read = new MemoryStream();
        var buffer = new byte[777];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
            read.Write(buffer, 0, count);
        read.ToArray().ShouldBe(content);
    }

    private static void Check<T>(Gen<T> samples, Func<T, Task> law) =>
        Prop.ForAll(samples.ToArbitrary(), sample => law(sample).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static Task<byte[]> SealAsync(byte[] content) => SealAsync(content, Key, Blob);

    private static async Task<byte[]> SealAsync(byte[] content, byte[] key, Guid blob)
    {
        using var sealedBytes = new MemoryStream();
        await SegmentedAead.EncryptAsync(new MemoryStream(content), sealedBytes, key, blob, default);
        return sealedBytes.ToArray();
    }

    private static async Task<byte[]> OpenAsync(byte[] sealedBytes)
    {
        await using var stream = await SegmentedAead.DecryptAsync(new MemoryStream(sealedBytes), Key, Blob, default);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    private static Task<PaperTamperedException> ShouldBeNoticedAsync(byte[] sealedBytes) =>
        Should.ThrowAsync<PaperTamperedException>(() => OpenAsync(sealedBytes));
}
