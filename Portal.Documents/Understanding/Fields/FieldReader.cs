using System.Text.Json;
using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>Reads the fields of a paper. What passed a check digit is nearly sure, what only stands in the usual place is not.</summary>
internal sealed class FieldReader(LabelRules rules)
{
    private const double Checked = 0.99;
    private const double Labelled = 0.85;
    private const double Guessed = 0.7;

    private readonly DateFields _dates = new(rules);
    private readonly PeriodFields _periods = new(rules);
    private readonly NumberFields _numbers = new(rules);
    private readonly AmountFields _amounts = new(rules);
    private readonly PartyFields _parties = new(rules);

    public PaperFields Read(PaperText paper, PaperKind kind)
    {
        var placing = new Placing();
        var dates = DatedLine.FindAll(paper);
        var amounts = AmountFields.FindAll(paper);
        var (from, to) = _periods.Find(paper, dates, kind);
        var caseNumber = _numbers.FindCase(paper);
        return new PaperFields
        {
            Date = placing.Field(_dates.FindIssue(dates), Labelled),
            Sender = placing.Field(_parties.FindSender(paper, kind), Guessed),
            Recipient = placing.Field(_parties.FindRecipient(paper, kind), Guessed),
            CaseNumber = placing.Field(caseNumber, caseNumber?.Check is null ? Labelled : 0.95),
            CustomerNumber = placing.Field(_numbers.FindCustomer(paper), Labelled),
            Iban = placing.Field(NumberFields.FindIban(paper), Checked),
            Amounts = [.. amounts.Select(static amount => amount.Value)],
            TotalEur = placing.Field(
                _amounts.FindTotal(amounts, kind, JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())),
                Guessed,
                static amount => amount.ValueEur
            ),
            PeriodFrom = placing.Field(from, Guessed),
            PeriodTo = placing.Field(to, Guessed),
            Deadline = placing.Field(_dates.FindDeadline(dates, kind), Labelled),
            TaxId = placing.Field(_numbers.FindTaxId(paper), Checked),
            InsuranceNumber = placing.Field(_numbers.FindInsurance(paper), Checked),
        };
    }
}
