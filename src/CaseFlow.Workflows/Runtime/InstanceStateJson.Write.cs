using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Written straight into the text, because every burst writes it; what is empty is left out.</summary>
internal static partial class InstanceStateJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Deepest };

    public static string Write(InstanceState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("x", state.NextExecutionId);
            Put(json, "i", state.Input);
            Put(json, "o", state.Output);
            PutList(json, "e", Executions(state), Execution);
            PutList(json, "b", state.Bookmarks.Values, static (j, b) => JsonSerializer.Serialize(j, b, Compact));
            PutList(json, "n", state.Incidents, static (j, i) => JsonSerializer.Serialize(j, i, Compact));
            PutList(json, "s", state.Scheduled, static (j, e) => j.WriteNumberValue(e.Id));
            Put(json, "r", state.Results);
            PutList(json, "oc", state.Outcomes, static (j, o) => j.WriteStringValue(o));
            Put(json, "l", state.LastResult);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static List<Execution> Executions(InstanceState state)
    {
        var list = new List<Execution>();
        if (state.Root is not null)
        {
            list.Add(state.Root);
        }

        // Parents before children, as they are read.
        for (var i = 0; i < list.Count; i++)
        {
            for (var child = list[i].FirstChild; child is not null; child = child.Next)
            {
                list.Add(child);
            }
        }

        return list;
    }

    private static void Execution(Utf8JsonWriter json, Execution e)
    {
        json.WriteStartObject();
        json.WriteNumber("id", e.Id);
        json.WriteString("a", e.Node.NodeId);
        if (e.Parent is not null)
        {
            json.WriteNumber("p", e.Parent.Id);
        }

        if (e.Tag is not null)
        {
            json.WriteString("t", e.Tag);
        }

        if (e.Status != ExecutionStatus.Running)
        {
            json.WriteNumber("s", (int)e.Status);
        }

        json.WriteNumber("at", e.StartedAt.ToUnixTimeMilliseconds());
        Put(json, "v", e.Variables);
        Put(json, "in", e.Input);
        Put(json, "out", e.Output);
        Put(json, "st", e.Live is null ? e.State : JsonSerializer.SerializeToNode(e.Live, e.Live.GetType(), Compact));
        if (e.Failed is not null)
        {
            json.WritePropertyName("f");
            JsonSerializer.Serialize(json, e.Failed, Compact);
        }

        json.WriteEndObject();
    }

    private static void PutList<T>(Utf8JsonWriter json, string name, IReadOnlyCollection<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void Put<T>(Utf8JsonWriter json, string name, Dictionary<string, T>? values)
        where T : JsonNode?
    {
        if (values is null || values.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            json.WritePropertyName(key);
            Value(json, value);
        }

        json.WriteEndObject();
    }

    private static void Put(Utf8JsonWriter json, string name, JsonNode? value)
    {
        if (value is not null and not JsonObject { Count: 0 })
        {
            json.WritePropertyName(name);
            Value(json, value);
        }
    }

    private static void Value(Utf8JsonWriter json, JsonNode? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            value.WriteTo(json, Compact);
        }
    }
}
