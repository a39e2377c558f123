using System.Globalization;

namespace CaseFlow.Reliability.Tests;

/// <summary>How often a test that hits random moments is repeated: <c>CASEFLOW_ROUNDS</c>, 1 where nothing is said.</summary>
internal static class Rounds
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 1;
}
