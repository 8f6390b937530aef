using Microsoft.Extensions.Options;
using Portal.Ui;

namespace Portal.Web.Operator;

public static class OperatorExtensions
{
    public static IServiceCollection AddOperator(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OperatorOptions>().Bind(configuration.GetSection(OfficeOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OperatorOptions>, OperatorOptionsValidator>();
        services.AddSingleton<IValidateOptions<OperatorOptions>, PlaceholderCheck>();
        return services;
    }
}
