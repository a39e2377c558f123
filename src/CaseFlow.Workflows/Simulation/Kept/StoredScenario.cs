using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>A scenario of a definition in the database; while it is enabled it must hold before a version is published.</summary>
internal sealed class StoredScenario : IVersioned
{
    public const int MostPerDefinition = 200;

    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public string Name { get; private set; } = "";

    /// <summary>JSON of <see cref="Scenario"/>, as it came.</summary>
    [NotAudited]
    public string Document { get; private set; } = "";

    /// <summary>Its file beside the shipped processes; null where people wrote it. A shipped one follows its file.</summary>
    public string? ShippedAs { get; init; }
    public bool Enabled { get; set; } = true;
    public string? DisabledReason { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset? LastRunAt { get; private set; }
    public int? LastVersion { get; private set; }
    public bool? LastPassed { get; private set; }

    [NotAudited]
    public string? LastDifference { get; private set; }
    public int Version { get; set; }

    public ScenarioFile File => new(Name, Document);

    public void Write(Scenario scenario, string document, DateTimeOffset at, string by)
    {
        (Name, Document, ChangedAt, ChangedBy) = (scenario.Name, document, at, by);
        (LastRunAt, LastVersion, LastPassed, LastDifference) = (null, null, null, null);
    }

    public void Ran(int version, ScenarioOutcome outcome, DateTimeOffset at) =>
        (LastRunAt, LastVersion, LastPassed, LastDifference) = (at, version, outcome.Passed, outcome.Differences.Count == 0 ? null : outcome.Differences[0]);
}

internal sealed class ScenarioModel : IModelContribution
{
    public void Configure(ModelBuilder model) => model.Entity<StoredScenario>(e =>
    {
        e.ToTable("workflow_scenarios");
        e.Property(x => x.DefinitionId).HasMaxLength(100);
        e.Property(x => x.Name).HasMaxLength(ScenarioDocument.MostName);
        e.Property(x => x.ShippedAs).HasMaxLength(200);
        e.Property(x => x.DisabledReason).HasMaxLength(500);
        e.Property(x => x.ChangedBy).HasMaxLength(60);
        e.Ignore(x => x.File);
        e.HasIndex(x => x.DefinitionId);
        e.HasIndex(x => x.ShippedAs).IsUnique();
    });
}
