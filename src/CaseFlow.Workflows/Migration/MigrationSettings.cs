using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Workflows.Migration;

/// <summary>Section <c>Migrations</c> of the settings.</summary>
public sealed class MigrationSettings
{
    public const string Section = "Migrations";

    /// <summary>Instances between two looks whether the plan was stopped, default 50. A plan may say its own.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 50;

    /// <summary>Hours after its start in which a plan may be undone, default 24; the states before it are kept so long. A plan may say its own.</summary>
    [Range(0, 24 * 90)]
    public int UndoHours { get; set; } = 24;
}
