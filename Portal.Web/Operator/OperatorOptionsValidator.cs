using Microsoft.Extensions.Options;

namespace Portal.Web.Operator;

[OptionsValidator]
public sealed partial class OperatorOptionsValidator : IValidateOptions<OperatorOptions>;
