using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Activities.Http;
using CaseFlow.Workflows.Checking;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Scheduling;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;
using CaseFlow.Workflows.Simulation.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Workflows;

/// <summary>The runtime. Activities, expression languages, validation rules and replies in memory are found by scan.</summary>
public sealed class WorkflowsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        AddRuntime(services);
        services.AddSingleton<GraphCache>();
        services.AddScoped<DatabaseGraphs>();
        services.AddScoped<DefinitionLedger>();
        services.AddScoped<Publication>();
        services.AddScoped<IGraphSource>(p => p.GetRequiredService<DatabaseGraphs>());
        services.AddScoped<KnownTriggers>();
        services.AddScoped<IInstanceStore, DatabaseStore>();
        services.AddScoped<IProcessPort, MediatorPort>();
        services.AddScoped(p => new ProcessDriver(
            p.GetRequiredService<IInstanceStore>(),
            p.GetRequiredService<IGraphSource>(),
            p.GetRequiredService<IProcessPort>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<RuntimeLimits>(),
            p.GetRequiredService<ScriptLimits>(),
            p.GetService<IWorkCalendars>()));
        services.AddScoped<IProcesses, Processes>();
        services.AddScoped<IDueHandler, BookmarkDue>();
        services.AddScoped<IDueHandler, EventDue>();
        services.AddScoped<RecordingReader>();
        services.AddScoped<RecordedDefinitions>();
        services.AddScoped<ClosedCorrelations>();
        services.AddScoped<IDueHandler, StartTriggerFalls>();
        services.AddScoped<StartSchedule>();
        services.TryAddSingleton(MisfireSettings.Default);
        services.TryAddSingleton(new ReleaseSettings());
        services.AddScoped<UnfinishedInstances>();
        services.Scan(x => x.FromAssemblyOf<WorkflowsFeature>()
            .AddClasses(c => c.AssignableTo<IInvariant>(), publicOnly: false).As<IInvariant>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IPublicationGate>(), publicOnly: false).As<IPublicationGate>().WithScopedLifetime());
    }

    /// <summary>What needs no database: enough to validate definitions and run them in memory.</summary>
    public static IServiceCollection AddRuntime(IServiceCollection services)
    {
        services.TryAddSingleton(new RuntimeLimits());
        services.TryAddSingleton(new ScriptLimits());
        services.TryAddSingleton(new HttpTargets());
        services.TryAddSingleton(new SimulationLimits());
        services.AddSingleton(new ActivityCatalog());
        services.AddSingleton<ExpressionLanguages>();
        services.Scan(x => x.FromAssemblyOf<WorkflowsFeature>()
            .AddClasses(c => c.AssignableTo<IExpressionLanguage>(), publicOnly: false).As<IExpressionLanguage>().WithSingletonLifetime()
            .AddClasses(c => c.AssignableTo<IValidationRule>(), publicOnly: false).As<IValidationRule>().WithSingletonLifetime()
            .AddClasses(c => c.AssignableTo<IMemoryReply>(), publicOnly: false).As<IMemoryReply>().WithSingletonLifetime());
        services.AddSingleton<GraphCompiler>();
        services.AddScoped(p => new Simulator(
            p.GetRequiredService<ActivityCatalog>(),
            p.GetRequiredService<ExpressionLanguages>(),
            p.GetServices<IValidationRule>(),
            p.GetServices<IMemoryReply>(),
            p.GetRequiredService<ScriptLimits>(),
            p.GetRequiredService<SimulationLimits>(),
            p.GetService<IWorkCalendars>()));
        services.TryAddSingleton(new CalendarFiles(() => []));
        services.AddScoped<ScenarioRunner>();
        services.AddScoped<Replayer>();
        services.AddScoped(p => new MemoryRun(
            p.GetRequiredService<ActivityCatalog>(),
            p.GetRequiredService<ExpressionLanguages>(),
            p.GetServices<IValidationRule>(),
            p.GetServices<IMemoryReply>(),
            p.GetRequiredService<RuntimeLimits>(),
            p.GetRequiredService<ScriptLimits>(),
            p.GetService<IWorkCalendars>()));
        return services;
    }
}
