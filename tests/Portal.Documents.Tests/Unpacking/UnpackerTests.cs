using Portal.Documents.Native;
using Portal.Documents.Tests.Samples;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Tests.Unpacking;

public sealed class UnpackerTests
{
    private const int Enough = 2_000;

    [Fact]
    public void Open_TiffOfThreePages_GivesThemInOrder()
    {
        using var small = Pictures.Page.Reduce(0.2);
        using var smaller = Pictures.Page.Reduce(0.1);

        Widths(SampleTiff.Of(small, smaller, small)).ShouldBe([small.Width, smaller.Width, small.Width]);
    }

    [Fact]
    public void Open_TiffWithMorePagesThanAllowed_IsRefusedBeforeDecoding()
    {
        using var dot = Pictures.Page.Reduce(0.01);
        var tiff = SampleTiff.Of([.. Enumerable.Repeat(dot, Unpacker.PageLimit + 1)]);

        Problem(tiff).ShouldBe(Documents.Problem.TooManyPages);
    }

    [Fact]
    public void Open_LaterTiffPageTooLarge_IsRefusedBeforeDecoding()
    {
        using var dot = Pictures.Page.Reduce(0.01);
        var tiff = SampleTiff.Of(dot, dot);
        SampleTiff.SetLastPageSize(tiff, 30_000);

        Problem(tiff).ShouldBe(Documents.Problem.TooLarge);
    }

    [Fact]
    public void Open_Heic_GivesThePicture()
    {
        using var page = Pictures.Page.Reduce(0.5);
        var heic = SystemTool.Convert(page.Jpeg(), ".jpg", ".heic", "heif-enc", "-o", "OUT", "IN");

        Widths(heic).ShouldHaveSingleItem().ShouldBeInRange(page.Width - 1, page.Width + 1);
    }

    [Fact]
    public void Open_TransparentPng_StandsOnWhite()
    {
        using var workshop = new Workshop();
        using var page = Unpacker.Open(SamplePng.Transparent(40, 30), 300, Enough, workshop)[0].Decode();

        page.GrayValues().ShouldAllBe(value => value == 255);
    }

    [Fact]
    public void Open_PosterAsPdf_IsDrawnNoLargerThanA3()
    {
        using var workshop = new Workshop();
        var poster = System.Text.Encoding.Latin1.GetBytes(
            System
                .Text.Encoding.Latin1.GetString(HostileFiles.Pdf)
                .Replace("[0 0 595 842]", "[0 0 9999 842]", StringComparison.Ordinal)
        );

        using var page = Unpacker.Open(poster, 300, Enough, workshop)[0].Decode();

        page.Width.ShouldBeInRange(4_700, 5_000);
    }

    [Fact]
    public void Open_GiantPhotograph_IsDecodedSmaller()
    {
        using var workshop = new Workshop();
        using var page = Unpacker.Open(Pictures.Page.Jpeg(), 300, Pictures.Page.Width / 2, workshop)[0].Decode();

        page.Width.ShouldBe((Pictures.Page.Width + 1) / 2);
    }

    private static List<int> Widths(byte[] file)
    {
        using var workshop = new Workshop();
        return
        [
            .. Unpacker
                .Open(file, 300, Enough, workshop)
                .Select(page =>
                {
                    using var picture = page.Decode();
                    return picture.Width;
                }),
        ];
    }

    private static Problem Problem(byte[] file)
    {
        using var workshop = new Workshop();
        return Should.Throw<UnreadableFileException>(() => Unpacker.Open(file, 300, Enough, workshop)).Problem;
    }
}
