namespace CaseFlow.Workflows.Simulation;

/// <summary>What the forms of a listed case know of it; follows its deadlines as the product's case does.</summary>
internal sealed class SimulatedCase
{
    private const string Rectification = "rectification";
    private const string Supervision = "supervision";

    public string? Number { get; set; }
    public DateTimeOffset? ListedAt { get; set; }
    public DateOnly? LastDay { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public DateOnly? SupervisionLastDay { get; set; }
    public DateTimeOffset? OverdueSince { get; private set; }
    public bool Closed { get; set; }
    public bool HasProgress { get; set; }
    public DateOnly? AcceptanceAskedOn { get; set; }

    /// <summary>Somebody said that the key objects of the round are checked.</summary>
    public bool KeyChecksDone { get; set; }

    /// <summary>The extension that waits for its decision, with the day asked for.</summary>
    public (Guid Id, DateOnly Asked)? Extension { get; set; }

    public void Moved(SimulatedDeadline deadline)
    {
        if (deadline.Key == Supervision)
        {
            SupervisionLastDay = deadline.LastDay;
        }
        else if (deadline.Key == Rectification)
        {
            (LastDay, DueAt) = (deadline.LastDay, deadline.DueAt);
        }
    }

    public void Passed(SimulatedDeadline deadline) => OverdueSince ??= deadline.Key == Rectification ? deadline.DueAt : null;
}
