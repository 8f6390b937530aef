namespace Portal.Documents.Understanding.Fields;

internal static class Digits
{
    /// <summary>Letters that recognition puts where only a digit can stand. Use it only under a check digit.</summary>
    public static string Repair(string text) =>
        string.Create(
            text.Length,
            text,
            static (digits, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    digits[i] = source[i] switch
                    {
                        'O' or 'o' or 'D' or 'Q' => '0',
                        'I' or 'l' or '|' or 'i' => '1',
                        'Z' or 'z' => '2',
                        'S' or 's' => '5',
                        'B' => '8',
                        _ => source[i],
                    };
                }
            }
        );

    public static int CrossSum(int number) => (number / 10) + (number % 10);
}
