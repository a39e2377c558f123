namespace CaseFlow.Browser.Tests;

/// <summary>What runs at night only, by <c>CASEFLOW_BROWSER=long</c>.</summary>
public static class LongRun
{
    public const string Reason = "In the long run (CASEFLOW_BROWSER=long).";

    public static bool Wanted { get; } = Environment.GetEnvironmentVariable("CASEFLOW_BROWSER") == "long";
}
