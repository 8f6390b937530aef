using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Ui.Hosting;

/// <summary>Fictional staff that anybody at this machine may become. Off unless switched on.</summary>
public sealed class DemonstrationOptions
{
    public const string Section = "Portal:Demonstration";

    public bool Enabled { get; set; }
}
