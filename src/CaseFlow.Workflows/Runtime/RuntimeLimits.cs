namespace CaseFlow.Workflows.Runtime;

/// <summary>What keeps one bad definition from harming the host.</summary>
public sealed record RuntimeLimits
{
    /// <summary>Activities run in one burst before it stops with an incident (an endless cycle). Default 250,000.</summary>
    public int StepsPerBurst { get; init; } = 250_000;

    /// <summary>Journal entries stored for one burst; the middle of a longer one is left out. Default 2,000.</summary>
    public int JournalEntriesPerBurst { get; init; } = 2_000;

    /// <summary>Bursts that one command may set off in other instances (events that answer each other). Default 1,000.</summary>
    public int BurstsPerCommand { get; init; } = 1_000;

    /// <summary>How long an event that nothing waits for is kept. Default 30 days.</summary>
    public TimeSpan KeptEvents { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Instances that one transaction hands an event for everybody to. Default 50.</summary>
    public int EventTargetsPerTransaction { get; init; } = 50;

    /// <summary>UTF-8 bytes of an event's payload. Default 256 KB; a larger one belongs into an attachment.</summary>
    public int EventPayloadBytes { get; init; } = 256 * 1024;
}
