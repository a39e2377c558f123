namespace CaseFlow.Workflows.Runtime;

/// <summary>Names of what wait points wait for.</summary>
public static class Stimuli
{
    public const string Event = "Event";

    public const string Due = "Due";

    public const string Task = "Task";

    public const string Child = "Child";

    public const string Deadline = "Deadline";
}
