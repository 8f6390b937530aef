using FsCheck;
using FsCheck.Fluent;
using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Database;

namespace Portal.Core.Tests.Papers;

public sealed class ReceiptCodesTests
{
    private const string CodeLetters = "23456789ACDEFGHJKLMNPRTUVWXY";

    [Fact]
    public void A_code_is_read_again_however_it_is_typed() =>
        Check(() =>
        {
            var code = LetterCode.Create();
            code.ToString().ShouldMatch("^[2-9A-Z]{5}-[2-9A-Z]{5}$");
            foreach (
                var typed in new[]
                {
                    code.ToString(),
                    code.Value,
                    code.ToString().ToLowerInvariant(),
                    string.Join(' ', code.Value.ToCharArray()),
                    code.ToString().Replace('-', '\u2013'),
                    code.Value.Replace('8', 'B').Replace('5', 's').Replace('2', 'Z'),
                }
            )
            {
                LetterCode.TryParse(typed, out var read).ShouldBeTrue(typed);
                read.ShouldBe(code);
            }
        });

    [Fact]
    public void Every_single_wrong_character_of_a_code_is_noticed() =>
        Check(() =>
        {
            var value = LetterCode.Create().Value;
            for (var place = 0; place < value.Length; place++)
                foreach (var other in CodeLetters.Where(letter => letter != value[place]))
                    LetterCode.TryParse(value[..place] + other + value[(place + 1)..], out _).ShouldBeFalse();
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABC")]
    [InlineData("AAAAA-AAAAA-AAAAA")]
    [InlineData("0O1IQ-0O1IQ")]
    [InlineData("🙂🙂🙂🙂🙂")]
    public void What_cannot_be_a_code_is_none(string? typed) => LetterCode.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void A_hash_needs_the_code_and_the_salt()
    {
        var code = LetterCode.Create();
        var hash = code.Hash(new byte[16]);
        code.Hash(new byte[16]).ShouldBe(hash);
        LetterCode.Create().Hash(new byte[16]).ShouldNotBe(hash);
        code.Hash([.. new byte[15], 1]).ShouldNotBe(hash);
    }

    [Fact]
    public void A_receipt_number_is_read_again_however_it_is_typed() =>
        Check(() =>
        {
            var number = ReceiptNumber.Create();
            number.ToString().ShouldMatch(@"^[A-Z] \d{4} \d{4}$");
            foreach (
                var typed in new[]
                {
                    number.ToString(),
                    number.Value.ToLowerInvariant(),
                    number.ToString().Replace(' ', '-'),
                    number.Value[0] + number.Value[1..].Replace('0', 'O').Replace('1', 'l').Replace('8', 'B'),
                }
            )
            {
                ReceiptNumber.TryParse(typed, out var read).ShouldBeTrue(typed);
                read.ShouldBe(number);
            }
        });

    [Fact]
    public void Every_single_wrong_digit_of_a_receipt_number_is_noticed() =>
        Check(() =>
        {
            var value = ReceiptNumber.Create().Value;
            for (var place = 1; place < value.Length; place++)
                foreach (var other in "0123456789".Where(digit => digit != value[place]))
                    ReceiptNumber.TryParse(value[..place] + other + value[(place + 1)..], out _).ShouldBeFalse();
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A 4821")]
    [InlineData("44821773")]
    [InlineData("B 4821 7730")]
    public void What_cannot_be_a_receipt_number_is_none(string? typed) =>
        ReceiptNumber.TryParse(typed, out _).ShouldBeFalse();

    /// <summary>ISO 7064 names 0794 with check digit 5 as its example of MOD 11,10.</summary>
    [Fact]
    public void The_check_digit_is_the_one_of_the_standard() => Iso7064.CheckValue([0, 7, 9, 4], 10).ShouldBe(5);

    private static void Check(Action law) =>
        Prop.ForAll(Gen.Constant(0).ToArbitrary(), _ => law()).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
}
