using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.People;

internal sealed class PeopleFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<IPostHolders, PostHolders>();
        services.AddScoped<IActors, Actors>();
        services.AddScoped<IPeopleDirectory, PeopleDirectory>();
        services.AddScoped<IUnitRegister, UnitRegister>();
        services.AddScoped<IAbsences, Absences>();
        services.AddScoped<Grids.IDutyPersons, DutyPersons>();
    }
}
