namespace Portal.Documents.Native;

/// <summary>Leptonica could not do what was asked; with a checked picture the file is damaged.</summary>
internal sealed class ImageException : Exception
{
    public ImageException() { }

    public ImageException(string message)
        : base(message) { }

    public ImageException(string message, Exception innerException)
        : base(message, innerException) { }
}
