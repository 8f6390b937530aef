namespace Portal.Ui.Forms;

/// <summary>One row to choose. <paramref name="Remark"/> says what it means or what follows.</summary>
public sealed record Choice(string Value, string Label, string? Remark = null);
