using Portal.Documents.Identification;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Identification;

public sealed class FileFormatsTests
{
    [Fact]
    public void Identify_EveryFormatResidentsSend_IsKnownByItsBytes()
    {
        FileFormats.Identify(HostileFiles.Pdf).ShouldBe(FileFormat.Pdf);
        FileFormats.Identify(Pictures.Page.Jpeg()).ShouldBe(FileFormat.Jpeg);
        FileFormats.Identify(Pictures.Png(HostileFiles.Pdf, 30)).ShouldBe(FileFormat.Png);
        FileFormats.Identify(SampleTiff.Of(Pictures.Page)).ShouldBe(FileFormat.Tiff);
        FileFormats.Identify("MM\0*\0\0\0\u0008"u8).ShouldBe(FileFormat.Tiff);
        FileFormats.Identify([0, 0, 0, 24, .. "ftypmif1"u8]).ShouldBe(FileFormat.Heic);
    }

    [Fact]
    public void Identify_AnythingElse_IsUnsupported()
    {
        FileFormats.Identify([]).ShouldBe(FileFormat.Unsupported);
        FileFormats.Identify([0xFF]).ShouldBe(FileFormat.Unsupported);
        FileFormats.Identify(HostileFiles.Eicar()).ShouldBe(FileFormat.Unsupported);
        FileFormats.Identify(HostileFiles.HtmlAndPdf()).ShouldBe(FileFormat.Unsupported);
        FileFormats.Identify(HostileFiles.ZipAndPdf()).ShouldBe(FileFormat.Unsupported);
        FileFormats.Identify([0, 0, 0, 24, .. "ftypmp42"u8]).ShouldBe(FileFormat.Unsupported);
        FileFormats.Identify("<svg xmlns='http://www.w3.org/2000/svg'/>"u8).ShouldBe(FileFormat.Unsupported);
    }
}
