using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.Ui.Localisation;

namespace Portal.Ui.Pieces;

/// <summary>
/// A text with its values in it. Each value stands in a <c>bdi</c>, so that numbers and names keep their order inside Arabic;
/// a text that is only there in German says so.
/// </summary>
public sealed partial class Phrase : ComponentBase
{
    [Inject]
    private TextLocalizer Texts { get; set; } = null!;

    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>Values of <c>{0}</c>, <c>{1}</c> …; strings, numbers and render fragments.</summary>
    [Parameter]
    public object?[] Values { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var (pattern, language) = Texts.Read(Key, Values);
        var foreign = language != Language.Current;
        if (foreign)
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "lang", language.Key);
            builder.AddAttribute(2, "dir", language.Dir);
        }
        foreach (var part in Placeholder().Split(pattern).Index())
        {
            builder.OpenRegion(3);
            AddPart(builder, part.Index % 2 == 1, part.Item, language);
            builder.CloseRegion();
        }
        if (foreign)
        {
            builder.CloseElement();
        }
    }

    private void AddPart(RenderTreeBuilder builder, bool placeholder, string part, Language language)
    {
        if (!placeholder)
        {
            builder.AddContent(0, part);
            return;
        }
        builder.OpenElement(1, "bdi");
        switch (Values[int.Parse(part, CultureInfo.InvariantCulture)])
        {
            case RenderFragment fragment:
                builder.AddContent(2, fragment);
                break;
            case var value:
                builder.AddContent(3, Convert.ToString(value, language.Formatting));
                break;
        }
        builder.CloseElement();
    }

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();
}
