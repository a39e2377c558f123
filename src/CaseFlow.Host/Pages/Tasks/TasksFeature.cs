using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Tasks;

internal sealed class TasksFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<TaskDraftStore>();
}
