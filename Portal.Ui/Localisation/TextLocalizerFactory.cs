using Microsoft.Extensions.Localization;

namespace Portal.Ui.Localisation;

/// <summary>All types share one set of keys: a translator sees one file, not one a class.</summary>
internal sealed class TextLocalizerFactory(TextLocalizer texts) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => texts;

    public IStringLocalizer Create(string baseName, string location) => texts;
}
