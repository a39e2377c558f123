using System.Text.Json;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api;

/// <summary>
/// The one place where refusals become answers: problem details (RFC 9457) with <c>code</c>, the text in the reader's
/// language, and <c>errors</c> by field, each with its own code.
/// </summary>
internal static class Problems
{
    private const int RetryAfterSeconds = 2;

    /// <summary>Sends a request and answers its value as JSON, or why not.</summary>
    public static async Task<IResult> AnswerAsync<T>(this IMediator mediator, IRequest<Result<T>> request, CancellationToken ct)
    {
        var answer = await mediator.Send(request, ct);
        return answer.Succeeded ? TypedResults.Ok(answer.Value) : From(answer.Refusals);
    }

    public static IResult From(IReadOnlyList<Refusal> refusals) => new Refused(refusals);

    public static IResult From(Refusal refusal) => From([refusal]);

    /// <summary>Somebody comes too often.</summary>
    public static IResult TooMany(string code)
    {
        var problem = Details([new Refusal(code)]);
        problem.Status = StatusCodes.Status429TooManyRequests;
        return TypedResults.Problem(problem);
    }

    public static ProblemDetails Details(IReadOnlyList<Refusal> refusals)
    {
        var first = refusals[0];
        var problem = new ProblemDetails
        {
            Type = $"urn:caseflow:problem:{first.Code}",
            Title = TextCatalog.Get($"problem.{JsonNamingPolicy.KebabCaseLower.ConvertName(first.Kind.ToString())}"),
            Detail = string.Join(' ', refusals.Select(r => r.Text()).Distinct()),
            Status = Status(first.Kind),
        };
        problem.Extensions["code"] = first.Code;
        if (refusals.Any(r => r.Field is not null))
        {
            problem.Extensions["errors"] = refusals.Where(r => r.Field is not null).GroupBy(r => r.Field!)
                .ToDictionary(g => g.Key, g => g.Select(r => new FieldError(r.Code, r.Text())).ToArray());
        }

        return problem;
    }

    private static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private sealed class Refused(IReadOnlyList<Refusal> refusals) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var problem = Details(refusals);
            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            {
                httpContext.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
            }

            return WriteAsync(httpContext, problem);
        }
    }

    public static Task WriteAsync(HttpContext http, ProblemDetails problem)
    {
        http.Response.StatusCode = problem.Status!.Value;
        return http.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json");
    }
}

/// <summary>What is wrong with one field.</summary>
internal sealed record FieldError(string Code, string Text);
