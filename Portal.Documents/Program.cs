namespace Portal.Documents;

internal static class Program
{
    internal static int Main() => 0;
}
