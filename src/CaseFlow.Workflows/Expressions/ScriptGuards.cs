using System.Text;
using CaseFlow.Domain.Kernel;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// The engine looks at its limits between statements; within one call of these functions it could build a text of any
/// length or recurse until the process ends. Here they look at their own limits.
/// </summary>
internal sealed class ScriptGuards(Engine engine)
{
    private const int LongestText = 4_000_000;
    private const int DeepestFlat = 100;

    /// <summary>What stays of the engine's globals; everything else is not there for scripts.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "Infinity", "NaN", "undefined", "decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "unescape", "isFinite", "isNaN", "parseFloat",
        "parseInt", "globalThis", "Array", "Boolean", "Date", "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError",
        "URIError", "JSON", "Map", "Set", "WeakMap", "WeakSet", "Math", "Number", "Object", "Promise", "Proxy", "Reflect", "RegExp", "String", "Symbol", "Intl", "Iterator",
    };

    public static void Strip(Engine engine)
    {
        foreach (var name in engine.Global.GetOwnPropertyKeys(Types.String).Where(k => !Kept.Contains(k.ToString())))
        {
            engine.Global.Delete(name);
        }
    }

    public void Install()
    {
        var text = Prototype("String");
        Replace(text, "repeat", (call, self, args) => Bounded((long)Length(self) * Count(At(args, 0)), () => call(self, args)));
        Replace(text, "padStart", (call, self, args) => Bounded(Count(At(args, 0)), () => call(self, args)));
        Replace(text, "padEnd", (call, self, args) => Bounded(Count(At(args, 0)), () => call(self, args)));
        Replace(text, "concat", (call, self, args) => Bounded(Length(self) + args.Sum(a => (long)Length(a)), () => call(self, args)));
        Replace(text, "replace", (call, self, args) => Bounded(Replaced(self, At(args, 1)), () => call(self, args)));
        Replace(text, "replaceAll", (call, self, args) => Bounded(Replaced(self, At(args, 1)), () => call(self, args)));
        var list = Prototype("Array");
        Replace(list, "join", (call, self, args) => self is not ObjectInstance items ? call(self, args) : Join(items, At(args, 0).IsUndefined() ? "," : At(args, 0).ToString(), "toString"));
        Replace(list, "toLocaleString", (call, self, args) => self is not ObjectInstance items ? call(self, args) : Join(items, ",", "toLocaleString"));
        Replace(list, "flat", (call, self, args) => call(self, At(args, 0).IsUndefined() ? args : [Math.Min(TypeConverter.ToNumber(At(args, 0)), DeepestFlat)]));
        var json = engine.Global.Get("JSON").AsObject();
        Replace(json, "stringify", (call, self, args) => call(self, [At(args, 0), Watching(At(args, 1)), At(args, 2)]));
    }

    private ObjectInstance Prototype(string name) => engine.Global.Get(name).AsObject().Get("prototype").AsObject();

    private void Replace(ObjectInstance owner, string name, Func<Func<JsValue, JsValue[], JsValue>, JsValue, JsValue[], JsValue> guarded)
    {
        var original = (Function)owner.Get(name);
        owner.FastSetDataProperty(name, new ClrFunction(engine, name, (self, args) => guarded((s, a) => engine.Call(original, s, a), self, args)));
    }

    private string Join(ObjectInstance list, string separator, string way)
    {
        ScriptStack.Descend();
        var length = (long)TypeConverter.ToLength(list.Get("length"));
        var result = new StringBuilder();
        for (long i = 0; i < length; i++)
        {
            if (i > 0)
            {
                result.Append(separator);
            }

            var item = list.Get(JsNumber.Create(i));
            if (!item.IsNull() && !item.IsUndefined())
            {
                result.Append(way == "toString" || item.IsPrimitive() ? TypeConverter.ToString(item) : engine.Invoke(item.AsObject().Get(way), item, []).ToString());
            }

            if (result.Length > LongestText || i > LongestText)
            {
                throw TooLong();
            }
        }

        return result.ToString();
    }

    /// <summary>Sees every value on its way into the text, with or without a replacer of the script's own.</summary>
    private ClrFunction Watching(JsValue replacer)
    {
        var written = 0L;
        var only = replacer is JsArray names ? names.Select(n => n.ToString()).ToHashSet(StringComparer.Ordinal) : null;
        return new ClrFunction(engine, "replacer", (holder, args) =>
        {
            ScriptStack.Descend();
            var (key, value) = (At(args, 0), At(args, 1));
            if (replacer is Function own)
            {
                value = engine.Call(own, holder, [key, value]);
            }
            else if (only is not null && holder is not JsArray && key.ToString() is { Length: > 0 } name && !only.Contains(name))
            {
                return JsValue.Undefined;
            }

            written += 8 + (value is JsString ? Length(value) : 0);
            return written > LongestText ? throw TooLong() : value;
        });
    }

    private static JsValue Bounded(long length, Func<JsValue> call) => length > LongestText ? throw TooLong() : call();

    private static long Replaced(JsValue self, JsValue by)
    {
        if (by is Function)
        {
            return 0;
        }

        var (length, text) = (Length(self), by.ToString());
        var marks = text.Count(c => c == '$');
        var around = text.Contains("$`", StringComparison.Ordinal) || text.Contains("$'", StringComparison.Ordinal) ? (long)length * length * marks : 0;
        return ((length + 1L) * text.Length) + ((long)length * marks) + around > 20L * LongestText ? long.MaxValue : 0;
    }

    private static ExpressionException TooLong() => new(TextCatalog.Get("workflow.expression.text-too-long", LongestText));

    private static int Length(JsValue value) => value.IsNull() || value.IsUndefined() ? 0 : TypeConverter.ToString(value).Length;

    private static long Count(JsValue value) => TypeConverter.ToNumber(value) is var n && n > 0 ? (long)Math.Min(n, int.MaxValue) : 0;

    private static JsValue At(JsValue[] args, int index) => index < args.Length ? args[index] : JsValue.Undefined;
}
