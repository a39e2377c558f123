using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using Jint;
using Jint.Native;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Elsa's functions for ids, bytes and Base64; bytes are lists of numbers, as values of a workflow are JSON.</summary>
internal static class ScriptTexts
{
    public static IEnumerable<(string Name, Func<JsValue[], JsValue> Body)> Functions(Engine engine)
    {
        foreach (var name in new[] { "newGuid", "newGuidString", "getGuid", "getGuidString" })
        {
            yield return (name, _ => new JsString(Guid.NewGuid().ToString()));
        }

        foreach (var name in new[] { "newShortGuid", "getShortGuid" })
        {
            yield return (name, _ => new JsString(ShortGuid()));
        }

        yield return ("parseGuid", a => new JsString(Parsed(Text(a)).ToString()));
        yield return ("bytesFromString", a => List(engine, Encoding.UTF8.GetBytes(Text(a))));
        yield return ("bytesToString", a => new JsString(Encoding.UTF8.GetString(Bytes(a))));
        yield return ("bytesToBase64", a => new JsString(Convert.ToBase64String(Bytes(a))));
        yield return ("bytesFromBase64", a => List(engine, FromBase64(Text(a))));
        yield return ("stringToBase64", a => new JsString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(a)))));
        yield return ("stringFromBase64", a => new JsString(Encoding.UTF8.GetString(FromBase64(Text(a)))));
    }

    private static string ShortGuid() =>
        Convert.ToBase64String(Guid.NewGuid().ToByteArray()).Replace("/", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).TrimEnd('=');

    private static Guid Parsed(string text) => Guid.TryParse(text, out var id) ? id : throw new ExpressionException(TextCatalog.Get("workflow.expression.not-guid", text));

    private static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException e)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.not-base64", text.Length > 40 ? text[..40] + "…" : text), e);
        }
    }

    private static string Text(JsValue[] args) => args.Length == 0 || args[0].IsNull() || args[0].IsUndefined() ? "" : args[0].ToString();

    private static byte[] Bytes(JsValue[] args) => ScriptValues.ToJson(args.Length == 0 ? JsValue.Undefined : args[0]) is JsonArray list
        ? [.. list.Select(b => JsonValues.To<byte>(b))]
        : [];

    private static JsArray List(Engine engine, byte[] bytes) => new(engine, [.. bytes.Select(b => (JsValue)JsNumber.Create(b))]);
}
