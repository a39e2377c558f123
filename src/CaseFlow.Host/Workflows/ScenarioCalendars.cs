using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Scheduling;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Host.Workflows;

/// <summary>Scenarios count by the notices that come with the product, whatever the database's calendar says.</summary>
internal sealed class ScenarioCalendars : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton(new CalendarFiles(() => BundledCalendars.Files));
}
