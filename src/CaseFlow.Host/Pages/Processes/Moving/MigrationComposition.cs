using System.Globalization;
using CaseFlow.Workflows.Migration;

namespace CaseFlow.Host.Pages.Processes.Moving;

/// <summary>A plan while it is put together: what each activity becomes, who is moved, and how.</summary>
public sealed class MigrationComposition(string definitionId, int from, int to, MappingProposal proposal)
{
    /// <summary>What waits there is cancelled and recorded.</summary>
    public const string End = "end";

    /// <summary>Cases that wait there are not moved.</summary>
    public const string None = "";

    public const string All = "all";
    public const string Streets = "streets";
    public const string Chosen = "chosen";

    private readonly Dictionary<string, string> _targets = proposal.Activities.ToDictionary(a => a.NodeId, a => a.Target ?? None);

    public MappingProposal Proposal { get; } = proposal;

    public HashSet<string> Open { get; } = [];

    public HashSet<string> Regions { get; } = [];

    public string Who { get; set; } = All;

    /// <summary>Numbers of cases, one a line or parted by commas.</summary>
    public string? Numbers { get; set; }

    public string? BatchSize { get; set; } = "50";

    public string? UndoHours { get; set; } = "24";

    public string? Reason { get; set; }

    /// <summary>Lines that somebody has to look at: cases wait there, or it has no counterpart of its id.</summary>
    public IEnumerable<MappedActivity> Important => Proposal.Activities.Where(IsImportant);

    public IEnumerable<MappedActivity> Others => Proposal.Activities.Where(a => !IsImportant(a) && !a.IsContainer);

    /// <summary>Activities of the new version that nothing becomes.</summary>
    public IEnumerable<ActivityChoice> New => Proposal.New.Where(n => !_targets.ContainsValue(n.NodeId));

    public string this[MappedActivity activity]
    {
        get => _targets[activity.NodeId];
        set => _targets[activity.NodeId] = value;
    }

    public IReadOnlyList<string> ChosenNumbers =>
        [.. (Numbers ?? "").Split(['\n', ',', '，', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    public MigrationDraft Draft(IReadOnlyList<Guid>? chosen) => new(
        definitionId, from, to, Reason?.Trim() ?? "", [.. Pairs()], [.. Open.Order(StringComparer.Ordinal)], UnmappedRule.Refuse,
        new InstanceFilter(
            InstanceIds: Who == Chosen ? chosen : null,
            Regions: Who == Streets ? [.. Regions.Order(StringComparer.Ordinal)] : null),
        Number(BatchSize), Number(UndoHours));

    /// <summary>Only what the plan would not do by itself.</summary>
    private IEnumerable<NodePair> Pairs()
    {
        foreach (var activity in Proposal.Activities)
        {
            var target = this[activity];
            if (target == End)
            {
                yield return new NodePair(activity.NodeId, null);
            }
            else if (target != None && !(activity.Why == MappingReason.SameId && target == activity.Target))
            {
                yield return new NodePair(activity.NodeId, target);
            }
        }
    }

    private static bool IsImportant(MappedActivity activity) => activity.Waiting > 0 || activity.Why != MappingReason.SameId;

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
