using CaseFlow.Host.Web;

namespace CaseFlow.Host.Pages.TipOffs;

internal sealed class TipOffsFeature : IWebFeature
{
    public int Order => 310;

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublicGate>();
        builder.Services.AddSingleton<PublicTipOffs>();
    }

    public void Use(WebApplication app)
    {
    }
}
