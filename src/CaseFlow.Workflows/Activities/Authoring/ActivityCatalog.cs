using System.Reflection;

namespace CaseFlow.Workflows.Activities;

/// <summary>One activity type as found by scan.</summary>
public sealed record ActivityDescriptor(
    ActivityAttribute Activity, Activity Behaviour, IReadOnlyList<InputAttribute> Inputs, IReadOnlyList<OutputAttribute> Outputs, IReadOnlyList<SlotAttribute> Slots,
    IReadOnlyList<FlowPortAttribute> FlowPorts);

/// <summary>All activity types of the loaded CaseFlow assemblies, by the type name that definitions write.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, ActivityDescriptor> _byType;

    public ActivityCatalog()
        : this([typeof(ActivityCatalog).Assembly])
    {
    }

    public ActivityCatalog(IEnumerable<Assembly> assemblies) =>
        _byType = assemblies.SelectMany(a => a.GetTypes())
            .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(Activity)) && t.IsDefined(typeof(ActivityAttribute)))
            .Select(t => new ActivityDescriptor(
                t.GetCustomAttribute<ActivityAttribute>()!,
                (Activity)System.Activator.CreateInstance(t, nonPublic: true)!,
                [.. t.GetCustomAttributes<InputAttribute>()],
                [.. t.GetCustomAttributes<OutputAttribute>()],
                [.. t.GetCustomAttributes<SlotAttribute>()],
                [.. t.GetCustomAttributes<FlowPortAttribute>()]))
            .ToDictionary(d => d.Activity.Type, StringComparer.Ordinal);

    public IReadOnlyCollection<ActivityDescriptor> All => _byType.Values;

    public ActivityDescriptor? Find(string type) => _byType.GetValueOrDefault(type);
}
