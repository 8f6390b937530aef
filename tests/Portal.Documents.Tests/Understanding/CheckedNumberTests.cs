using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Portal.Documents.Understanding.Fields;

namespace Portal.Documents.Tests.Understanding;

public sealed class CheckedNumberTests
{
    private static readonly Gen<string> Ibans = DigitsOf(18).Select(WithIbanCheck);

    /// <summary>One digit twice, no other more than once: the rule for the first ten digits.</summary>
    private static readonly Gen<string> TaxIds =
        from shuffled in Gen.Shuffle("0123456789".ToCharArray())
        from repeated in Gen.Choose(0, 8)
        let nine = new string(shuffled[..9])
        let ten = nine + nine[repeated]
        where ten[0] != '0'
        select ten + TaxId.CheckDigit(ten).ToString(CultureInfo.InvariantCulture);

    private static readonly Gen<string> PensionNumbers =
        from start in DigitsOf(8)
        from letter in Gen.Choose('A', 'Z')
        from serial in DigitsOf(2)
        let eleven = $"{start}{(char)letter}{serial}"
        select eleven + InsuranceNumber.PensionCheckDigit(eleven).ToString(CultureInfo.InvariantCulture);

    private static readonly Gen<string> HealthNumbers =
        from letter in Gen.Choose('A', 'Z')
        from digits in DigitsOf(8)
        let nine = $"{(char)letter}{digits}"
        select nine + InsuranceNumber.HealthCheckDigit(nine).ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("DE89370400440532013000")]
    [InlineData("AT611904300234573201")]
    [InlineData("NL91ABNA0417164300")]
    public void Examples_of_the_iban_registry_are_valid(string iban) => Iban.IsValid(iban).ShouldBeTrue();

    [Theory]
    [InlineData("86095742719")]
    [InlineData("47036892816")]
    [InlineData("65929970489")]
    public void Published_examples_of_tax_ids_are_valid(string id) => TaxId.IsValid(id).ShouldBeTrue();

    [Theory]
    [InlineData("10000000000")]
    [InlineData("12345678903")]
    [InlineData("11122345674")]
    public void Tax_ids_with_the_wrong_digits_are_refused(string id) => TaxId.IsValid(id).ShouldBeFalse();

    [Theory]
    [InlineData("65170839J003")]
    [InlineData("15070649C103")]
    [InlineData("99171101W004")]
    public void Examples_of_pension_numbers_are_valid(string number) =>
        InsuranceNumber.IsPension(number).ShouldBeTrue();

    [Fact]
    public void Published_example_of_a_health_number_is_valid() =>
        InsuranceNumber.IsHealth("A123456780").ShouldBeTrue();

    [Fact]
    public void Iban_is_found_however_it_is_grouped() =>
        Check(
            from iban in Ibans
            from style in Gen.Elements<Func<string, string>>(
                static plain => plain,
                static plain => string.Join(' ', plain.Chunk(4).Select(static four => new string(four))),
                static plain => $"{plain[..2]} {plain[2..4]} {plain[4..12]} {plain[12..]}"
            )
            select (iban, printed: style(iban)),
            static sample =>
                Iban.FindAll($"Konto: {sample.printed}, BIC AUENDE00")
                    .Single()
                    .Value.Equals(sample.iban, StringComparison.Ordinal)
        );

    [Fact]
    public void Letters_read_for_digits_are_repaired_under_the_check() =>
        Check(
            Ibans,
            static iban =>
                Iban.FindAll(iban[..4] + iban[4..].Replace('0', 'O').Replace('1', 'l'))
                    .Single()
                    .Value.Equals(iban, StringComparison.Ordinal)
        );

    [Fact]
    public void A_letter_that_is_valid_by_chance_is_still_read_as_the_digit() =>
        Iban.FindAll("DE0933O98327O994793838").Single().Value.ShouldBe("DE09330983270994793838");

    [Fact]
    public void One_wrong_digit_makes_an_iban_invalid() => Corrupted(Ibans, 2, Iban.IsValid);

    [Fact]
    public void One_wrong_digit_makes_a_tax_id_invalid() => Corrupted(TaxIds, 0, TaxId.IsValid);

    [Fact]
    public void One_wrong_digit_makes_a_health_number_invalid() =>
        Corrupted(HealthNumbers, 1, InsuranceNumber.IsHealth);

    /// <summary>The fifth digit has the factor 7, whose cross sums repeat: the statute's check does not see every error there.</summary>
    [Fact]
    public void One_wrong_digit_makes_a_pension_number_invalid() =>
        Check(
            from number in PensionNumbers
            from at in Gen.Elements(0, 1, 2, 3, 5, 6, 7, 9, 10, 11)
            from shift in Gen.Choose(1, 9)
            select Replace(number, at, shift),
            static wrong => !InsuranceNumber.IsPension(wrong)
        );

    [Fact]
    public void Tax_id_is_found_in_its_printed_groups() =>
        Check(
            TaxIds,
            static id =>
                TaxId
                    .FindAll($"IdNr. {id[..2]} {id[2..5]} {id[5..8]} {id[8..]} Klasse")
                    .Single()
                    .Value.Equals(id, StringComparison.Ordinal)
        );

    [Fact]
    public void Pension_number_is_found_in_its_printed_groups() =>
        Check(
            PensionNumbers,
            static number =>
                InsuranceNumber
                    .FindAll($"SV-Nr.: {number[..2]} {number[2..8]} {number[8]} {number[9..]}")
                    .Single()
                    .Number.Value.Equals(number, StringComparison.Ordinal)
        );

    private static Gen<string> DigitsOf(int count) =>
        Gen.Choose(0, 9).ArrayOf(count).Select(static digits => string.Concat(digits));

    private static string WithIbanCheck(string bban)
    {
        var remainder = BigInteger.Parse(bban + "131400", CultureInfo.InvariantCulture) % 97;
        return $"DE{(int)(98 - remainder):00}{bban}";
    }

    private static void Corrupted(Gen<string> numbers, int first, Func<string, bool> isValid) =>
        Check(
            from number in numbers
            from at in Gen.Choose(first, number.Length - 1)
            from shift in Gen.Choose(1, 9)
            select (number, wrong: Replace(number, at, shift)),
            sample => isValid(sample.number) && !isValid(sample.wrong)
        );

    private static string Replace(string number, int at, int shift) =>
        $"{number[..at]}{(char)('0' + ((number[at] - '0' + shift) % 10))}{number[(at + 1)..]}";

    private static void Check<T>(Gen<T> samples, Func<T, bool> holds) =>
        Prop.ForAll(samples.ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
