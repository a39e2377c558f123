using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace CaseFlow.Workflows.Expressions;

/// <summary>JSON into the engine and back. Copies both ways: a script never holds a value of the instance.</summary>
internal static class ScriptValues
{
    private const int Deepest = 128;

    public static JsValue ToScript(Engine engine, JsonNode? value)
    {
        switch (value)
        {
            case null:
                return JsValue.Null;
            case JsonArray array:
                return new JsArray(engine, [.. array.Select(item => ToScript(engine, item))]);
            case JsonObject source:
                var target = new JsObject(engine);
                foreach (var (name, item) in source)
                {
                    target.FastSetDataProperty(name, ToScript(engine, item));
                }

                return target;
            default:
                return value.GetValueKind() switch
                {
                    JsonValueKind.True => JsBoolean.True,
                    JsonValueKind.False => JsBoolean.False,
                    JsonValueKind.Number => Number(value.AsValue()),
                    JsonValueKind.String => new JsString(JsonValues.Text(value)!),
                    _ => JsValue.Null,
                };
        }
    }

    /// <summary>The value of a promise that is already kept; one that still waits could wait for ever.</summary>
    public static JsValue Settled(JsValue value)
    {
        if (!value.IsPromise())
        {
            return value;
        }

        try
        {
            return value.UnwrapIfPromise(TimeSpan.FromMilliseconds(1));
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            throw new ExpressionException(Domain.Kernel.TextCatalog.Get("workflow.expression.promise-open"), e);
        }
    }

    public static JsonNode? ToJson(JsValue value) => ToJson(value, 0);

    private static JsonNode? ToJson(JsValue value, int depth)
    {
        if (depth > Deepest)
        {
            throw new ExpressionException(Domain.Kernel.TextCatalog.Get("workflow.expression.value-too-deep", Deepest));
        }

        switch (value)
        {
            case JsString:
                return JsonValue.Create(value.ToString());
            case JsBoolean:
                return JsonValue.Create(value.AsBoolean());
            case JsNumber:
                var number = value.AsNumber();
                return double.IsNaN(number) || double.IsInfinity(number) ? null
                    : number == Math.Floor(number) && Math.Abs(number) < 9e15 ? JsonValue.Create((long)number)
                    : JsonValue.Create(number);
            case JsBigInt:
                return JsonValue.Create(value.ToString());
            case JsDate date:
                return JsonValue.Create(date.ToDateTime().ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            case JsArray array:
                return new JsonArray([.. array.Select(item => ToJson(item, depth + 1))]);
            case Jint.Native.Function.Function:
                return null;
            case ObjectInstance source:
                var target = new JsonObject();
                foreach (var key in source.GetOwnPropertyKeys(Types.String))
                {
                    var item = source.Get(key);
                    if (item is not JsUndefined and not Jint.Native.Function.Function)
                    {
                        target[key.ToString()] = ToJson(item, depth + 1);
                    }
                }

                return target;
            default:
                return null;
        }
    }

    private static JsValue Number(JsonValue value) =>
        value.TryGetValue<int>(out var i) ? JsNumber.Create(i)
        : value.TryGetValue<double>(out var d) ? JsNumber.Create(d)
        : JsNumber.Create(double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture));
}
