using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What a burst takes from outside, fixed while it runs.</summary>
/// <param name="Graphs">Tells which definitions can be started; null where none is (a burst measured alone).</param>
internal sealed record BurstEnvironment(DateTimeOffset Now, IWorkCalendar? Calendar, RuntimeLimits Limits, ScriptLimits Scripts, IGraphSource? Graphs = null);
