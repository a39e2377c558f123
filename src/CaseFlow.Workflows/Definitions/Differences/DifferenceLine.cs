using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What a difference is about, in the order people read them. Texts: <c>difference-group.&lt;value&gt;</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DifferenceGroup>))]
public enum DifferenceGroup
{
    /// <summary>期限与参数</summary>
    Parameters,

    /// <summary>环节</summary>
    Steps,

    /// <summary>连线</summary>
    Connections,

    /// <summary>角色与表单</summary>
    People,

    /// <summary>其他</summary>
    Other,
}

/// <summary>One difference in words.</summary>
/// <param name="Kind">Also the key of its text: <c>difference.&lt;kind&gt;</c>.</param>
/// <param name="ActivityId">The activity it concerns or whose limit it is; null where it is no activity's.</param>
public sealed record DifferenceLine(DifferenceGroup Group, string Kind, string? ActivityId, params object?[] Args)
{
    public string Text => TextCatalog.Get($"difference.{Kind}", Args);
}
