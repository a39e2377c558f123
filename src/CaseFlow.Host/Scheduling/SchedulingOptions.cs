using System.ComponentModel.DataAnnotations;
using CaseFlow.Host.Persistence;
using CaseFlow.Workflows.Scheduling;

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

    /// <summary>How many subjects are worked on side by side; 0, the default: two for each core but no more than 8, on SQLite one.</summary>
    [Range(0, 64)]
    public int SideBySide { get; set; }

    /// <summary>How wrong this host's clock may be before it stops firing, in milliseconds, default 2000.</summary>
    [Range(100, 60_000)]
    public int ClockToleranceMilliseconds { get; set; } = 2000;

    /// <summary>SQLite alone: minutes after which a clock that jumped and runs on is taken to be right, default 10.</summary>
    [Range(1, 1440)]
    public int ClockSettleMinutes { get; set; } = 10;

    /// <summary>What becomes of missed starts where the start activity says nothing: FireOnceNow (default), Skip or CatchUp.</summary>
    public MisfireRule Misfire { get; set; } = MisfireRule.FireOnceNow;

    /// <summary>With CatchUp: the most missed starts that are made up for at a time, default 100.</summary>
    [Range(1, MisfireSettings.MostAllowed)]
    public int CatchUpMost { get; set; } = 100;

    /// <summary>Seconds after which a start that has not happened was missed, default 60. Matters to Skip alone.</summary>
    [Range(1, 86_400)]
    public int MisfireSeconds { get; set; } = 60;

    internal TimeSpan ClockTolerance => TimeSpan.FromMilliseconds(ClockToleranceMilliseconds);

    internal MisfireSettings Misfires => new(Misfire, CatchUpMost, TimeSpan.FromSeconds(MisfireSeconds));

    /// <summary>SQLite has one writer: more would only wait for one another.</summary>
    internal int DegreeOn(DatabaseProvider database) => (SideBySide, database) switch
    {
        (0, DatabaseProvider.Sqlite) => 1,
        (0, _) => Math.Clamp(2 * Environment.ProcessorCount, 2, 8),
        _ => SideBySide,
    };
}
