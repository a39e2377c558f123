namespace CaseFlow.Workflows.Simulation;

/// <summary>What keeps a bad draft from holding a host. A simulation that meets one ends there and says which.</summary>
public sealed record SimulationLimits
{
    /// <summary>Answers, events, timers, reminders and starts in one simulation. Default 5,000.</summary>
    public int Happenings { get; init; } = 5_000;

    /// <summary>Journal entries of one simulation. Default 200,000.</summary>
    public int JournalEntries { get; init; } = 200_000;

    /// <summary>Activities of one burst. Default 20,000; less than in production, where nobody waits for an answer.</summary>
    public int StepsPerBurst { get; init; } = 20_000;

    /// <summary>Bursts that one happening may set off. Default 500.</summary>
    public int BurstsPerHappening { get; init; } = 500;

    /// <summary>Real time. Default 10 seconds.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Real time of all scenarios of one definition together, where publishing waits for them. Default 20 seconds.</summary>
    public TimeSpan ScenariosTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How far the virtual clock goes where no end is named. Default two years.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(731);

    /// <summary>Starts by cron or interval in one simulation. Default 100.</summary>
    public int Starts { get; init; } = 100;
}
