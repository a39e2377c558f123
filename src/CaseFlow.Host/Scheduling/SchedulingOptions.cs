using System.ComponentModel.DataAnnotations;

namespace CaseFlow.Host.Scheduling;

/// <summary>Section <c>Scheduling</c> of the settings. Ignored while the demonstration clock runs: it works off what is due itself.</summary>
public sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    /// <summary>Default true. False: this host fires nothing and sends nothing; others on the same database do.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Seconds between two looks for what is due, default 1.</summary>
    [Range(1, 60)]
    public int SweepSeconds { get; set; } = 1;

    /// <summary>Seconds between two looks into the outbox, default 5.</summary>
    [Range(1, 600)]
    public int OutboxSeconds { get; set; } = 5;

    /// <summary>Seconds between two looks for migrations to go on with, default 5.</summary>
    [Range(1, 600)]
    public int MigrationSeconds { get; set; } = 5;
}
