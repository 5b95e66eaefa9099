// Runs around every call of the Sendmode connector, between the host (Power Automate, Power Apps, ...) and Sendmode.
//
//   * A request whose body is JSON reaches Sendmode as application/json, whatever it was labelled before.
//   * An answer that is JSON reaches the host as application/json; nothing else is ever labelled so.
//   * An error that Sendmode reports inside a successful answer becomes an error of the action.
//   * A text message whose outcome is not known becomes HTTP 424, which no host repeats by itself.
//
// One file, C# 7.3, no usings: the platform brings the documented namespaces. JSON means an object or an array.

public class Script : ScriptBase
{
    // The actions that must not happen twice. Every other operation id may be repeated by the host.
    private static readonly string[] NeverRepeated = { "Send_SMS" };

    // How long such an action waits for Sendmode. This has to stay below the platform's own limit for a script, since
    // hosts repeat a call that the platform ended: 5 seconds in older documents, 2 minutes in newer ones.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        string requestJson = await LabelRequest();
        if (!IsNeverRepeated(Context.OperationId)) return Judge(await Call(CancellationToken));

        Answer answer = await CallWithinLimit();
        return IsOutcomeKnown(answer) ? Judge(answer) : OutcomeUnknown(answer, requestJson);
    }

    // ---- The answer table --------------------------------------------------------------------------------------

    private const int InvalidAccessKey = 14;
    private const int Unauthorised = 16;
    private const int SystemError = 8;

    private static bool IsOutcomeKnown(Answer answer)
    {
        if (answer.Response == null) return false;
        if (answer.Http >= 400) return answer.Http != 408 && answer.Http < 500;
        return answer.IsSuccess && answer.StatusCode.HasValue && answer.StatusCode != SystemError;
    }

    private HttpResponseMessage Judge(Answer answer)
    {
        if (answer.Response == null) return Failure(504, "NO_ANSWER", Describe(answer));
        if (answer.Http >= 400) return answer.IsJson ? LabelAnswer(answer) : ReplaceBody(answer);
        if (!answer.IsSuccess) return Failure(502, "UNEXPECTED_ANSWER", Describe(answer));
        if (answer.IsEmpty) return answer.Response;
        if (!answer.IsJson) return Failure(502, "UNEXPECTED_ANSWER", Describe(answer));
        return answer.HasStatusCode ? WithStatusOf(answer) : LabelAnswer(answer);
    }

    private static HttpResponseMessage WithStatusOf(Answer answer)
    {
        switch (answer.StatusCode)
        {
            case 0: return LabelAnswer(answer);
            case InvalidAccessKey: return WithStatus(401, LabelAnswer(answer));
            case Unauthorised: return WithStatus(403, LabelAnswer(answer));
            case SystemError: return WithStatus(500, LabelAnswer(answer));
            default: return WithStatus(400, LabelAnswer(answer));
        }
    }

    private HttpResponseMessage OutcomeUnknown(Answer answer, string requestJson)
    {
        string whatCame = Describe(answer);
        string stop = ".!?".IndexOf(whatCame[whatCame.Length - 1]) >= 0 ? "" : ".";
        JObject body = ErrorBody("UNKNOWN_OUTCOME", whatCame + stop + " The text may have gone out. Check before you send it again.");
        // A 0 beside a failure would read like success.
        if (answer.StatusCode.HasValue && answer.StatusCode != 0) body.Property("status").AddAfterSelf(new JProperty("statusCode", answer.StatusCode.Value));
        string customerId = CustomerId(requestJson);
        if (customerId != null) body["customerid"] = customerId;
        if (!string.IsNullOrEmpty(Context.CorrelationId)) body["correlationId"] = Context.CorrelationId;
        return new HttpResponseMessage((HttpStatusCode)424) { Content = JsonContent(body) };
    }

    // ---- What the action is ------------------------------------------------------------------------------------

    // Some regions deliver the operation id in base64. The plain id comes first, since it may itself be valid base64.
    private static bool IsNeverRepeated(string operationId)
    {
        return NeverRepeated.Contains(operationId) || NeverRepeated.Contains(DecodeBase64(operationId));
    }

    private static string DecodeBase64(string text)
    {
        try
        {
            string digits = (text ?? "").Trim().TrimEnd('=');
            string padding = new string('=', (4 - digits.Length % 4) % 4);
            return Encoding.UTF8.GetString(Convert.FromBase64String(digits + padding));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // ---- The request -------------------------------------------------------------------------------------------

    // Returns the JSON of the request, or null where it has none. A GET stays as it is.
    private async Task<string> LabelRequest()
    {
        HttpRequestMessage request = Context.Request;
        if (request.Content == null || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head) return null;
        string json = DecodeJson(await BytesOrNull(request.Content), ContentType(request.Content));
        if (json != null) request.Content = Relabel(request.Content, Utf8.GetBytes(json));
        return json;
    }

    private static string CustomerId(string requestJson)
    {
        JObject body = ParseObject(requestJson);
        if (body == null) return null;
        JObject message = body["message"] as JObject ?? body;
        return TextOf(message["customerid"]);
    }

    // ---- The call ----------------------------------------------------------------------------------------------

    // What came of a call. Without a whole answer there is no Response, and Trouble says why.
    private sealed class Answer
    {
        public HttpResponseMessage Response;
        public string Trouble;
        public byte[] Body = new byte[0];
        public string Text;
        public bool IsJson;
        public bool IsPlainUtf8;
        public JObject Json;

        public int Http { get { return (int)Response.StatusCode; } }
        public bool IsSuccess { get { return Response.IsSuccessStatusCode; } }
        public bool IsEmpty { get { return Body.Length == 0; } }
        public bool HasStatusCode { get { return Json != null && Json["statusCode"] != null && Json["statusCode"].Type != JTokenType.Null; } }
        public int? StatusCode { get { return HasStatusCode ? WholeNumber(Json["statusCode"]) : null; } }
    }

    private async Task<Answer> CallWithinLimit()
    {
        using (CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken))
        {
            Task<Answer> call = Call(ending.Token);
            Task first = await Task.WhenAny(call, Task.Delay(LongestWait, ending.Token));
            ending.Cancel();
            return first == call ? await call : TooLate("Sendmode gave no answer within " + LongestWait.TotalSeconds + " seconds.");
        }
    }

    // Every exception means that there is no answer: one that left the script would reach the host as HTTP 500, which
    // it repeats.
    private async Task<Answer> Call(CancellationToken ending)
    {
        try
        {
            return await Read(await Context.SendAsync(Context.Request, ending));
        }
        catch (OperationCanceledException)
        {
            return TooLate("Sendmode gave no answer in time.");
        }
        catch (Exception problem)
        {
            return NoAnswer("The connection to Sendmode failed: " + Excerpt(problem.Message));
        }
    }

    private Answer TooLate(string trouble)
    {
        return NoAnswer(CancellationToken.IsCancellationRequested ? "The platform ended the call before Sendmode answered." : trouble);
    }

    private static Answer NoAnswer(string trouble)
    {
        return new Answer { Trouble = trouble };
    }

    private static async Task<Answer> Read(HttpResponseMessage response)
    {
        if (response.Content == null) return new Answer { Response = response };
        byte[] body = await BytesOrNull(response.Content);
        if (body == null) return NoAnswer("Sendmode's answer broke off.");

        byte[] plain = Decompress(body, response.Content.Headers.ContentEncoding);
        string contentType = ContentType(response.Content);
        string json = DecodeJson(plain, contentType);
        return new Answer
        {
            Response = response,
            Body = body,
            Text = json ?? DecodeText(plain, contentType),
            IsJson = json != null,
            IsPlainUtf8 = json != null && Utf8.GetBytes(json).SequenceEqual(plain),
            Json = ParseObject(json),
        };
    }

    // ---- The answer --------------------------------------------------------------------------------------------

    private static HttpResponseMessage LabelAnswer(Answer answer)
    {
        HttpContent content = answer.Response.Content;
        if (answer.IsPlainUtf8) answer.Response.Content = Relabel(content, answer.Body);
        else if (content.Headers.ContentEncoding.Count == 0) answer.Response.Content = Relabel(content, Utf8.GetBytes(answer.Text));
        // What remains is compressed and not UTF-8 inside: it goes on as it came.
        return answer.Response;
    }

    private HttpResponseMessage ReplaceBody(Answer answer)
    {
        answer.Response.Content = JsonContent(ErrorBody("HTTP_" + answer.Http, Describe(answer)));
        return answer.Response;
    }

    private static HttpResponseMessage WithStatus(int status, HttpResponseMessage response)
    {
        response.StatusCode = (HttpStatusCode)status;
        response.ReasonPhrase = null;
        return response;
    }

    private static HttpResponseMessage Failure(int http, string status, string error)
    {
        return new HttpResponseMessage((HttpStatusCode)http) { Content = JsonContent(ErrorBody(status, error)) };
    }

    // Sendmode's own form. The number is left out, since only Sendmode gives numbers.
    private static JObject ErrorBody(string status, string error)
    {
        return new JObject { ["status"] = status, ["error"] = error };
    }

    private string Describe(Answer answer)
    {
        if (answer.Response == null) return answer.Trouble;
        return "Sendmode answered HTTP " + answer.Http + " " + DescribeBody(answer);
    }

    private string DescribeBody(Answer answer)
    {
        if (answer.IsEmpty) return "without a body.";
        if (!answer.IsJson) return "without JSON: " + DescribeText(answer.Text);
        if (!answer.HasStatusCode) return "with JSON that has no status code.";
        IEnumerable<string> parts = new[] { "status", "statusCode", "error" }.Select(part => TextOf(answer.Json[part])).Where(part => part != null);
        return "with " + string.Join(", ", parts.Select(Excerpt)) + ".";
    }

    private string DescribeText(string text)
    {
        if (text == null) return "the body cannot be read.";
        string words = Excerpt(text);
        return words == "" ? "the body has no words." : words;
    }

    // The beginning of a text, in one line without markup and without the key.
    private string Excerpt(string text)
    {
        string start = WithoutKey(text);
        if (start.Length > 2000) start = start.Substring(0, 2000);
        string words = HttpUtility.HtmlDecode(Regex.Replace(start, "<[^>]*>", " "));
        string line = WithoutKey(Regex.Replace(words, "[\\s\\p{Cc}]+", " ").Trim());
        return line.Length > 200 ? line.Substring(0, 200) + "..." : line;
    }

    private string WithoutKey(string text)
    {
        IEnumerable<string> values;
        if (!Context.Request.Headers.TryGetValues("Authorization", out values)) return text;
        IEnumerable<string> keys = values.Concat(values.SelectMany(value => value.Split(' '))).Where(key => key.Length > 3);
        return keys.Aggregate(text, (current, key) => Regex.Replace(current, Regex.Escape(key), "[key]", RegexOptions.IgnoreCase));
    }

    // ---- Bytes, labels and text --------------------------------------------------------------------------------

    private static readonly Encoding Utf8 = new UTF8Encoding(false, true);
    private static readonly Encoding[] Marked = { new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true) };
    private static readonly string[] NotCopied = { "Content-Type", "Content-Length", "Content-MD5" };

    private static async Task<byte[]> BytesOrNull(HttpContent content)
    {
        try
        {
            return await content.ReadAsByteArrayAsync();
        }
        catch (Exception)
        {
            return null;
        }
    }

    // The label as it came, however malformed or doubled.
    private static string ContentType(HttpContent content)
    {
        IEnumerable<string> values;
        return content.Headers.TryGetValues("Content-Type", out values) ? string.Join(", ", values) : "";
    }

    private static HttpContent Relabel(HttpContent content, byte[] bytes)
    {
        HttpContent labelled = new ByteArrayContent(bytes);
        foreach (KeyValuePair<string, IEnumerable<string>> header in content.Headers)
        {
            if (!NotCopied.Contains(header.Key, StringComparer.OrdinalIgnoreCase)) labelled.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        labelled.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return labelled;
    }

    private static HttpContent JsonContent(JObject body)
    {
        // Half a surrogate pair, quoted from a body, must not become an exception here.
        HttpContent content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString(Newtonsoft.Json.Formatting.None)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    // A copy to read, or null where the compression is unknown or broken.
    private static byte[] Decompress(byte[] body, ICollection<string> encodings)
    {
        if (encodings.Count == 0) return body;
        if (encodings.Count > 1) return null;
        try
        {
            using (Stream source = Decompressed(new MemoryStream(body), encodings.First().ToLowerInvariant()))
            using (MemoryStream copy = new MemoryStream())
            {
                if (source == null) return null;
                source.CopyTo(copy);
                return copy.ToArray();
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Stream Decompressed(MemoryStream body, string encoding)
    {
        if (encoding == "identity") return body;
        if (encoding == "gzip" || encoding == "x-gzip") return new GZipStream(body, CompressionMode.Decompress);
        if (encoding != "deflate") return null;
        // Most servers send the two bytes of a zlib header first, which DeflateStream does not know.
        if (body.ReadByte() != 0x78) body.Position = 0;
        else body.Position = 2;
        return new DeflateStream(body, CompressionMode.Decompress);
    }

    private static string DecodeJson(byte[] bytes, string contentType)
    {
        if (bytes == null) return null;
        return Encodings(bytes, contentType).Select(encoding => Decode(bytes, encoding)).FirstOrDefault(IsJson);
    }

    private static string DecodeText(byte[] bytes, string contentType)
    {
        if (bytes == null) return null;
        return Encodings(bytes, contentType).Select(encoding => Decode(bytes, encoding)).FirstOrDefault(text => text != null);
    }

    // A byte order mark decides; without one it is UTF-8, and only where that fails what the label says.
    private static IEnumerable<Encoding> Encodings(byte[] bytes, string contentType)
    {
        Encoding marked = Marked.FirstOrDefault(encoding => LengthOfMark(bytes, encoding) > 0);
        Encoding labelled = EncodingNamed(Regex.Match(contentType, "charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase).Groups[1].Value);
        return new[] { marked ?? Utf8, marked == null ? labelled : null }.Where(encoding => encoding != null);
    }

    private static Encoding EncodingNamed(string charset)
    {
        try
        {
            return charset == "" ? null : Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static string Decode(byte[] bytes, Encoding encoding)
    {
        try
        {
            int mark = LengthOfMark(bytes, encoding);
            return encoding.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int LengthOfMark(byte[] bytes, Encoding encoding)
    {
        byte[] mark = encoding.GetPreamble();
        return mark.SequenceEqual(bytes.Take(mark.Length)) ? mark.Length : 0;
    }

    // ---- JSON --------------------------------------------------------------------------------------------------

    // Newtonsoft.Json reads comments, single quotes and trailing commas too, so whether a text is JSON is decided here
    // by the grammar of RFC 8259.
    private const int DeepestJson = 500;
    private static readonly Regex Name = new Regex("\\G\"(?>[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"[ \\t\\r\\n]*:");
    private static readonly Regex Scalar = new Regex("\\G(?:\"(?>[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)");

    private static bool IsJson(string text)
    {
        if (text == null) return false;
        int start = SkipSpace(text, 0);
        bool isContainer = start < text.Length && (text[start] == '{' || text[start] == '[');
        return isContainer && SkipSpace(text, EndOfValue(text, start, 0)) == text.Length;
    }

    // The position after a value, or -1 where there is none.
    private static int EndOfValue(string text, int start, int depth)
    {
        int at = SkipSpace(text, start);
        if (at < 0 || at >= text.Length || depth > DeepestJson) return -1;
        if (text[at] == '{') return EndOfMembers(text, at + 1, '}', depth);
        if (text[at] == '[') return EndOfMembers(text, at + 1, ']', depth);
        return EndOf(Scalar, text, at);
    }

    private static int EndOfMembers(string text, int start, char close, int depth)
    {
        int at = SkipSpace(text, start);
        if (at < text.Length && text[at] == close) return at + 1;
        while (true)
        {
            if (close == '}') at = EndOf(Name, text, SkipSpace(text, at));
            at = SkipSpace(text, EndOfValue(text, at, depth + 1));
            if (at < 0 || at >= text.Length) return -1;
            if (text[at] == close) return at + 1;
            if (text[at] != ',') return -1;
            at++;
        }
    }

    private static int EndOf(Regex token, string text, int start)
    {
        if (start < 0 || start >= text.Length) return -1;
        Match match = token.Match(text, start);
        return match.Success ? start + match.Length : -1;
    }

    private static int SkipSpace(string text, int start)
    {
        int at = start;
        while (at >= 0 && at < text.Length && " \t\r\n".IndexOf(text[at]) >= 0) at++;
        return at;
    }

    private static JObject ParseObject(string json)
    {
        if (json == null) return null;
        try
        {
            using (JsonTextReader reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = null })
            {
                return JToken.Load(reader) as JObject;
            }
        }
        catch (Exception)
        {
            return null;
        }
    }

    // A text, a number or a truth value as text; null for anything else.
    private static string TextOf(JToken token)
    {
        return token is JValue ? (string)token : null;
    }

    // The number in 14, 14.0 or "14"; null for anything else.
    private static int? WholeNumber(JToken token)
    {
        int number;
        return int.TryParse(TextOf(token), out number) ? number : (int?)null;
    }
}
