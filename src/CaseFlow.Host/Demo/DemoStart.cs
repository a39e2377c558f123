using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Demo;

/// <summary>Section <c>Demo</c> of the settings.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Sets up the demo district at start; default true. Ignored outside Development.</summary>
    public bool District { get; set; } = true;
}

/// <summary>In Development the demo district is there at the first start.</summary>
internal sealed class DemoStart(DemoDistrict demo, DemoOptions options, IHostEnvironment? environment = null) : IStartup
{
    public int Order => 30;

    public async Task RunAsync(CancellationToken ct)
    {
        if (environment?.IsDevelopment() == true && options.District && !await demo.IsReadyAsync(ct))
        {
            await demo.SetUpAsync(ct);
        }
    }
}

internal sealed class DemoFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSettings<DemoOptions>(DemoOptions.Section);
        services.AddSingleton<DemoDesk>();
        services.AddSingleton<DemoBulletin>();
        services.AddSingleton<DemoDistrict>();
        services.AddSingleton<IStartup, DemoStart>();
    }
}
