using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What a burst takes from outside, fixed while it runs.</summary>
internal sealed record BurstEnvironment(DateTimeOffset Now, IWorkCalendar? Calendar, RuntimeLimits Limits, ScriptLimits Scripts);
