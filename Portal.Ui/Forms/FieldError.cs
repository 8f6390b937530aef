namespace Portal.Ui.Forms;

/// <summary>What is wrong with one field and what to do. <paramref name="Field"/> is the name the field was given.</summary>
public sealed record FieldError(string Field, string Text);

public static class FieldErrors
{
    public static string? For(this IEnumerable<FieldError>? errors, string field) =>
        errors?.FirstOrDefault(error => string.Equals(error.Field, field, StringComparison.Ordinal))?.Text;
}
