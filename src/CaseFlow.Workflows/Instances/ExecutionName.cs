using System.Globalization;

namespace CaseFlow.Workflows.Instances;

/// <summary>The id of one execution of one activity outside: the instance's and the execution's number in it.</summary>
internal static class ExecutionName
{
    public static string Of(Guid instanceId, int executionId) => $"{instanceId:N}-{executionId:x}";

    public static (Guid InstanceId, int ExecutionId)? Parse(string name) =>
        name.Split('-') is [var instance, var execution] && Guid.TryParseExact(instance, "N", out var id)
        && int.TryParse(execution, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? (id, number)
            : null;
}
