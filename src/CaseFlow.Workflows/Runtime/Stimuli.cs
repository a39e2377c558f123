namespace CaseFlow.Workflows.Runtime;

/// <summary>Names of what wait points wait for.</summary>
public static class Stimuli
{
    public const string Event = "Event";

    public const string Due = "Due";

    public const string Task = "Task";

    public const string Child = "Child";

    /// <summary>Key of a wait for a child that is answered also when the child faults.</summary>
    public const string ChildHoweverItEnds = "however-it-ends";

    public const string Http = "Http";

    public const string Deadline = "Deadline";
}
