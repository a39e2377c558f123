using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// What set a burst off, as the journal keeps it: with it a run can be done again (recordings, replay). What the runtime
/// finds out by itself when it is done again (a child's answer, an instant) is named without its input.
/// </summary>
/// <param name="Kind"><see cref="Started"/>, or one of <see cref="Stimuli"/>.</param>
/// <param name="NodeId">The trigger, or the activity whose wait point was answered.</param>
/// <param name="Key">The event's name.</param>
/// <param name="Input">Answer of a person, payload of an event or of the trigger.</param>
/// <param name="Start">Input of the instance; only of one that no other started.</param>
internal sealed record BurstStimulus(string Kind, string? NodeId, string? Key, JsonObject? Input, JsonObject? Start)
{
    public const string Started = "Start";

    public static BurstStimulus OfStart(InstanceState state, string? triggerNodeId, JsonObject? triggerInput) => new(
        Started, triggerNodeId, null, triggerInput,
        state.ParentInstanceId is null && state.Input.Count > 0
            ? new JsonObject(state.Input.Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone())))
            : null);

    public static BurstStimulus OfAnswer(Bookmark bookmark, ActivityNode node, JsonObject input) =>
        new(bookmark.Stimulus, node.NodeId, bookmark.Key, bookmark.Stimulus is Stimuli.Child or Stimuli.Due or Stimuli.Deadline ? null : input, null);

    /// <summary><c>{"k":kind,"n":node,"e":key,"i":input,"s":start}</c>; what is null is left out.</summary>
    public string ToText()
    {
        var json = new JsonObject { ["k"] = Kind };
        Put(json, "n", NodeId);
        Put(json, "e", Key);
        Put(json, "i", Input?.DeepClone());
        Put(json, "s", Start?.DeepClone());
        return json.ToJsonString(JsonValues.Options);
    }

    public static BurstStimulus Read(string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        return new BurstStimulus((string)json["k"]!, (string?)json["n"], (string?)json["e"], json["i"]?.AsObject(), json["s"]?.AsObject());
    }

    private static void Put(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
