using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Ui.Pieces;

/// <summary>Our own line drawings on a 48 grid, in the colour of the text around them; always beside a word.</summary>
public sealed class Picto : ComponentBase
{
    private static readonly FrozenDictionary<string, string> Drawings = Load();

    /// <summary>Name of a file in <c>Pieces/Pictos</c>.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>For drawings that point somewhere; a telephone or a pen is not mirrored.</summary>
    [Parameter]
    public bool Mirror { get; set; }

    public static IReadOnlyCollection<string> Names => Drawings.Keys;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", Mirror ? "picto picto--mirror" : "picto");
        builder.AddAttribute(2, "viewBox", "0 0 48 48");
        builder.AddAttribute(3, "aria-hidden", "true");
        builder.AddAttribute(4, "focusable", "false");
        builder.AddMarkupContent(5, Drawings[Name]);
        builder.CloseElement();
    }

    private static FrozenDictionary<string, string> Load()
    {
        const string prefix = "picto/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => Path.GetFileNameWithoutExtension(name[prefix.Length..]),
                name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    var drawing = reader.ReadToEnd();
                    var start = drawing.IndexOf('>', StringComparison.Ordinal) + 1;
                    return drawing[start..drawing.LastIndexOf("</svg>", StringComparison.Ordinal)].Trim();
                },
                StringComparer.Ordinal
            );
    }
}
