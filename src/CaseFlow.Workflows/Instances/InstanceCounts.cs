using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Instances;

/// <summary>How an instance stands, as lists filter by it. Texts: <c>instance-state.&lt;key&gt;</c>.</summary>
public static class InstanceKeys
{
    public const string Running = "running";
    public const string Faulted = "faulted";
    public const string Finished = "finished";
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> States { get; } = [Running, Faulted, Finished, Cancelled];

    internal static string Of(InstanceStatus status, InstanceSubStatus subStatus) =>
        status == InstanceStatus.Running ? Running
        : subStatus == InstanceSubStatus.Faulted ? Faulted
        : subStatus == InstanceSubStatus.Cancelled ? Cancelled
        : Finished;
}

/// <summary>How many instances have these in common.</summary>
/// <param name="Days">Nothing has happened for at least so many: 0, 3, 7 or 30.</param>
internal sealed record InstanceCount(int Version, InstanceStatus Status, InstanceSubStatus SubStatus, bool Bad, int Days, int Count)
{
    public string State => InstanceKeys.Of(Status, SubStatus);

    public bool Unfinished => State is InstanceKeys.Running or InstanceKeys.Faulted;
}

/// <summary>The counts of all filters of a list of instances, from one statement.</summary>
internal sealed class InstanceCounts(IReadOnlyList<InstanceCount> all, InstancesOf request)
{
    private static readonly int[] Days = [3, 7, 30];

    public int Total => Where(request).Sum(c => c.Count);

    public IReadOnlyList<ChipCount> Versions =>
        [.. Where(request with { Version = null }).GroupBy(c => c.Version).OrderByDescending(g => g.Key)
            .Select(g => new ChipCount(g.Key.ToString(CultureInfo.InvariantCulture), TextCatalog.Get("instance.version", g.Key), g.Sum(c => c.Count)))];

    public IReadOnlyList<ChipCount> States =>
        [.. InstanceKeys.States.Select(s => new ChipCount(s, TextCatalog.Get($"instance-state.{s}"), Where(request with { State = s }).Sum(c => c.Count)))];

    public IReadOnlyList<ChipCount> WithIncidents => [new("yes", TextCatalog.Get("instance.incidents"), Where(request with { Incidents = true }).Sum(c => c.Count))];

    public IReadOnlyList<ChipCount> Standing =>
        [.. Days.Select(d => new ChipCount(
            d.ToString(CultureInfo.InvariantCulture), TextCatalog.Get("instance.standing", d), Where(request with { StandingDays = d }).Sum(c => c.Count)))];

    private IEnumerable<InstanceCount> Where(InstancesOf filter) => all.Where(c =>
        (filter.Version is null || c.Version == filter.Version)
        && (filter.State is null || !InstanceKeys.States.Contains(filter.State) || c.State == filter.State)
        && (!filter.Incidents || c.Bad)
        && (filter.StandingDays is null || (c.Unfinished && c.Days >= filter.StandingDays)));
}
