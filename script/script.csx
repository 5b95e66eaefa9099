// Runs around every call of the Sendmode connector, between the host (Power Automate, Power Apps, ...) and Sendmode.
//
//   * A request whose body is JSON reaches Sendmode as application/json, whatever it was labelled before.
//   * An answer that is JSON reaches the host as application/json; nothing else is ever labelled so.
//   * An accepted answer has the types of the definition, wherever a value can be written so without loss.
//   * An error that Sendmode reports inside a successful answer becomes an error of the action.
//   * A text message whose outcome is not known becomes HTTP 424, which no host repeats by itself.
//   * Where the connection chose Engage, Sendmode's newer API, a text goes there in the words of that API, and its answer
//     comes back in those of v2.
//
// One file, C# 7.3, no usings: the platform brings the documented namespaces. JSON means an object or an array.

public class Script : ScriptBase
{
    // How long an action that must not happen twice takes at the most. This has to stay below the platform's own limit
    // for a script, since hosts repeat a call that the platform ended: 5 seconds in older documents, 2 minutes in newer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    // The longest answer that is read, in bytes, compressed or not. The platform takes no longer request, so no echo is.
    private const int LargestAnswer = 4 * 1024 * 1024;

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        Operation operation = OperationOf(Context.OperationId, Context.Request);
        try
        {
            if (operation.IsRepeatable) return Judge(await Call(operation, CancellationToken).ConfigureAwait(false));
            Answer answer = await CallWithinLimit(operation).ConfigureAwait(false);
            return IsOutcomeKnown(answer) ? Judge(answer) : OutcomeUnknown(answer);
        }
        catch (Refusal refusal)
        {
            return Failure(new Answer(), 400, ErrorBody(refusal.Status, refusal.Message + " Nothing was sent."));
        }
        catch (Exception) when (!operation.IsRepeatable)
        {
            // An exception that left the script would reach the host as HTTP 500, which it repeats.
            return Failure(new Answer(), 424, ErrorBody("UNKNOWN_OUTCOME", "The script failed." + Advice));
        }
    }

    // ---- The answer table --------------------------------------------------------------------------------------

    private const int InvalidAccessKey = 14;
    private const int Unauthorised = 16;
    private const int SystemError = 8;
    private const string Advice = " The text may have gone out. Check before you send it again.";

    private bool IsOutcomeKnown(Answer answer)
    {
        if (answer.Response == null || answer.Http == 408 || answer.Http >= 500 || answer.Body.HasTwoOutcomes) return false;
        int? code = CodeOf(answer.Body);
        if (answer.Http >= 400) return code != SystemError && code != 0;
        return answer.IsSuccess && code.HasValue && code != SystemError && (!isEngage || code == 0 || recipients.Length == 1);
    }

    private HttpResponseMessage Judge(Answer answer)
    {
        if (answer.Response == null) return Failure(answer, 504, ErrorBody("NO_ANSWER", Describe(answer)));
        if (answer.Http >= 400) return isEngage || !answer.Body.IsJson || (answer.Http == 401 && KeyWarning() != "") ? ReplaceBody(answer, "HTTP_" + answer.Http) : LabelAnswer(answer);
        if (answer.IsSuccess && answer.IsEmpty) return answer.Response;
        if (!answer.IsSuccess || !answer.Body.IsJson) return Failure(answer, 502, ErrorBody("UNEXPECTED_ANSWER", Describe(answer)));
        if (!answer.Body.HasOutcome) return LabelAnswer(answer);
        switch (CodeOf(answer.Body))
        {
            case 0: return isEngage ? AcceptedByEngage(answer) : LabelAnswer(answer, answer.Body.Mended);
            case RefusedByEngage when isEngage: return WithStatus(400, ReplaceBody(answer, "REFUSED"));
            case InvalidAccessKey: return WithStatus(401, KeyWarning() == "" ? LabelAnswer(answer) : ReplaceBody(answer, "HTTP_401"));
            case Unauthorised: return WithStatus(403, LabelAnswer(answer));
            case SystemError: return WithStatus(500, LabelAnswer(answer));
            default: return WithStatus(400, LabelAnswer(answer));
        }
    }

    // What Sendmode says of the outcome, as a code of v2.
    private int? CodeOf(Body body) => isEngage ? EngageCodeOf(body) : body.StatusCode;

    private HttpResponseMessage OutcomeUnknown(Answer answer)
    {
        string whatCame = Describe(answer);
        string stop = ".!?".IndexOf(whatCame[whatCame.Length - 1]) >= 0 ? "" : ".";
        // A 0 beside a failure would read like success.
        int? statusCode = answer.Body.StatusCode == 0 ? null : answer.Body.StatusCode;
        string correlationId = string.IsNullOrEmpty(Context.CorrelationId) ? null : Context.CorrelationId;
        return Failure(answer, 424, ErrorBody("UNKNOWN_OUTCOME", whatCame + stop + Advice, statusCode, customerId, correlationId));
    }

    // A call that is not made, and why.
    private sealed class Refusal : Exception
    {
        public readonly string Status;
        public Refusal(string status, string why) : base(why) { Status = status; }
    }

    // ---- The operations, as the definition has them ------------------------------------------------------------

    // Fields are the members of an accepted answer, each a text unless another type is named.
    private static readonly Operation[] Operations =
    {
        new Operation { Id = "Send_SMS", Route = "POST /send", IsRepeatable = false, Fields =
            "status statusCode:integer error acceptedDateTime message:object message.senderid message.messagetext " +
            "message.customerid message.scheduledate message.recipients:array message.recipients[]" },
        new Operation { Id = "Import_Customer", Route = "POST /import", IsRepeatable = true, Fields =
            "status statusCode:integer error acceptedDateTime group importdata:object importdata.mobilenumber " +
            "importdata.firstname importdata.surname importdata.address importdata.town importdata.county importdata.email " +
            "importdata.custom1 importdata.custom2 importdata.businessname importdata.dateofbirth" },
        new Operation { Id = "Check_Credits", Route = "GET /credits", IsRepeatable = true, Fields =
            "status statusCode:integer error balance:number" },
        new Operation { Id = "Optout_Customer", Route = "POST /optout", IsRepeatable = true, Fields =
            "status statusCode:integer error acceptedDateTime mobilenumber optoutreason" },
    };

    private static readonly Operation UnknownOperation = new Operation { IsRepeatable = true, Fields = "status statusCode:integer error" };
    private const string MessageFields = " messagetext recipients:array senderid customerid scheduledate";
    private static readonly string RequestFields = "message:object" + MessageFields + MessageFields.Replace(" ", " message.");

    private sealed class Operation
    {
        public string Id, Route, Fields;
        public bool IsRepeatable;
    }

    // An id in another form, such as the base64 that some regions deliver, is no reason to repeat a text: then method and
    // path decide.
    private static Operation OperationOf(string id, HttpRequestMessage request)
    {
        string called = request.Method + " " + request.RequestUri.AbsolutePath;
        bool IsCalled(Operation known) => Regex.IsMatch(called, "^" + known.Route.Replace(" ", " .*") + "/*$", IgnoreCase);
        return Operations.FirstOrDefault(known => known.Id == id) ?? Operations.FirstOrDefault(IsCalled) ?? UnknownOperation;
    }

    // ---- The request -------------------------------------------------------------------------------------------

    // The reference that the request gives for its message.
    private string customerId;

    // In v2 a GET stays as it is, but for the compressions that it asks for.
    private async Task PrepareRequest(Operation operation, CancellationToken ending)
    {
        HttpRequestMessage request = Context.Request;
        AskForReadable(request.Headers);
        isEngage = ChoosesEngage(request.Headers);
        if (isEngage && operation.Id != "Send_SMS") throw NotAvailable("This action is", "Do it in the portal of Engage.");
        HttpContent content = request.Content ?? new ByteArrayContent(new byte[0]);
        if (!isEngage && (request.Content == null || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head)) return;
        byte[] bytes = await content.ReadAsByteArrayAsync().ConfigureAwait(false);
        Body body = ReadBody(bytes, ContentType(content), RequestFields, () => StopIfLate(ending));
        if (body.IsJson) customerId = body.TextOf("message.customerid") ?? body.TextOf("customerid");
        else if (!isEngage) return;
        if (!body.IsPlainUtf8) bytes = Encoding.UTF8.GetBytes(body.Text ?? "");
        request.Content = Json(WithBytes(content, isEngage ? TranslateForEngage(body) : bytes));
    }

    private static readonly Regex Coding = new Regex("^(gzip|x-gzip|deflate|identity)(\\s*;\\s*q\\s*=\\s*((?<never>0(\\.0*)?)|[01](\\.[0-9]*)?))?$", IgnoreCase);

    // Takes out what the script cannot read. Where nothing is left it asks for identity: without the header Sendmode
    // could choose any compression.
    private static void AskForReadable(HttpRequestHeaders headers)
    {
        if (!headers.TryGetValues("Accept-Encoding", out IEnumerable<string> values)) return;
        string[] asked = string.Join(",", values).Split(',').Select(coding => coding.Trim()).ToArray();
        string[] kept = asked.Where(coding => Coding.IsMatch(coding)).ToArray();
        bool isAnyLeft = kept.Any(coding => !Coding.Match(coding).Groups["never"].Success);
        if (isAnyLeft && kept.Length == asked.Length) return;
        headers.Remove("Accept-Encoding");
        headers.TryAddWithoutValidation("Accept-Encoding", isAnyLeft ? string.Join(", ", kept) : "identity");
    }

    // ---- Engage, for a connection that chose it. Its names are those of connector/engage.ts. -----------------------

    private const string ChoiceHeader = "x-sendmode-api";
    private const string EngageHost = "sms-rest.sendmode.dev";
    private const string EngageSend = "/3.0/send";
    private const string EngageSendToMany = "/3.0/send/bulk";
    private const string EngageSuccess = "is_successful";
    private const string EngageError = "error_message";
    private const string EngageNumber = "^(?:\\+|00)([1-9][0-9]{6,14})\\z";
    private const string EngageKey = "^live_";
    private const string V2Key = "^[A-Z0-9]{20}$";
    private const int RefusedByEngage = -1;

    private bool isEngage;

    // What goes to Engage: the members of the text as JSON has them, and the numbers.
    private Dictionary<string, JRaw> text;
    private string[] recipients;

    // A policy writes the choice of the connection into a header, which goes no further. Without it, it is v2.
    private bool ChoosesEngage(HttpRequestHeaders headers)
    {
        string choice = headers.TryGetValues(ChoiceHeader, out IEnumerable<string> values) ? string.Join(",", values).Trim() : "";
        headers.Remove(ChoiceHeader);
        if (choice == "" || choice == "v2" || choice == "engage") return choice == "engage";
        throw new Refusal("UNKNOWN_API", "The connection says \"" + Excerpt(choice) + "\" for the Sendmode API. Create it again with v2 or engage.");
    }

    private static Refusal NotAvailable(string what, string instead) =>
        new Refusal("NOT_AVAILABLE", what + " not available for accounts on Engage: how that API does it is not known. " + instead);

    private byte[] TranslateForEngage(Body body)
    {
        string prefix = body.IsGiven("message") ? "message." : "";
        JRaw Given(string name) => body.IsGiven(prefix + name) ? new JRaw(body.Literal(prefix + name)) : null;
        text = MessageFields.Trim().Split(' ').Select(field => field.Split(':')[0]).ToDictionary(name => name, Given);
        List<string> items = Items(body.Literal(prefix + "recipients"));
        string missing = text["messagetext"] == null ? "messagetext" : text["senderid"] == null ? "senderid" : items.Count == 0 ? "recipients" : null;
        if (missing != null) throw new Refusal("EXPECTED_PARAMETER_MISSING", "Accounts on Engage need \"" + missing + "\". Give it a value.");
        if (text["scheduledate"] != null) throw NotAvailable("\"scheduledate\" is", "Leave it empty, and let the flow wait for the time.");
        recipients = items.Select(WithCountry).ToArray();
        bool isToOne = recipients.Length == 1;
        // Whether a text to many takes a reference is not known.
        if (!isToOne) text["customerid"] = null;
        Context.Request.Headers.Host = null;
        Context.Request.Method = HttpMethod.Post;
        Context.Request.RequestUri = new Uri("https://" + EngageHost + (isToOne ? EngageSend : EngageSendToMany));
        return isToOne
            ? JsonBytes(new { sender_id = text["senderid"], message = text["messagetext"], mobile_number = recipients[0], customer_id = text["customerid"] })
            : JsonBytes(new { sender_id = text["senderid"], message = text["messagetext"], mobile_numbers = recipients });
    }

    // The texts in a list; null for anything else that is in it.
    private static List<string> Items(string list)
    {
        List<string> items = new List<string>();
        using (JsonTextReader reader = new JsonTextReader(new StringReader(list)) { DateParseHandling = DateParseHandling.None, MaxDepth = null })
        {
            try
            {
                while (reader.Read()) if (reader.Depth == 1) items.Add(reader.TokenType == JsonToken.String ? (string)reader.Value : null);
            }
            catch (JsonReaderException)
            {
                items.Add(null);
            }
        }
        return items;
    }

    // Engage takes numbers with a plus. What no plus and no 00 marks as international is not guessed.
    private string WithCountry(string given, int index)
    {
        Match number = Regex.Match(given ?? "", EngageNumber);
        if (number.Success) return "+" + number.Groups[1].Value;
        string what = "recipients[" + index + "] is " + (given == null ? "no text" : "\"" + Excerpt(given) + "\"");
        throw new Refusal("INVALID_MOBILE_NUMBER", what + ". Accounts on Engage take a number with its country, such as +353870000000 or 00353870000000.");
    }

    private static int? EngageCodeOf(Body body)
    {
        string success = body.Literal(EngageSuccess);
        return success == "true" ? 0 : success == "false" ? RefusedByEngage : (int?)null;
    }

    // The answer of v2 without what Engage does not say; the message is the one that went out.
    private HttpResponseMessage AcceptedByEngage(Answer answer)
    {
        string words = answer.Body.TextOf(EngageError);
        var message = new { senderid = text["senderid"], messagetext = text["messagetext"], customerid = text["customerid"], recipients };
        byte[] bytes = JsonBytes(new { status = "OK", statusCode = 0, error = words == "" ? null : words, message });
        answer.Response.Content = Json(new ByteArrayContent(bytes));
        return answer.Response;
    }

    // A hint only: one key of each kind was seen.
    private string KeyWarning()
    {
        string key = Context.Request.Headers.TryGetValues("Authorization", out IEnumerable<string> values) ? string.Join(",", values) : "";
        if (isEngage && Regex.IsMatch(key, V2Key)) return " The key looks like one for v2, and the connection chose engage.";
        return !isEngage && Regex.IsMatch(key, EngageKey) ? " The key looks like one for Engage, and the connection chose v2." : "";
    }

    // ---- The call ----------------------------------------------------------------------------------------------

    // What came of a call. Without an answer there is no Response, and Trouble says why.
    private sealed class Answer
    {
        public HttpResponseMessage Response;
        public string Trouble;
        public bool IsEmpty;
        public Body Body = new Body(null, "", null);

        public int Http => (int)Response.StatusCode;
        public bool IsSuccess => Response.IsSuccessStatusCode;
    }

    // The clock starts before anything is read, and nothing that the call does on its thread can hold it up.
    private async Task<Answer> CallWithinLimit(Operation operation)
    {
        using (CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken))
        {
            CancellationToken token = ending.Token;
            clock.Start();
            Task limit = Task.Delay(LongestWait, token);
            Task<Answer> call = Task.Run(() => Call(operation, token));
            if (await Task.WhenAny(call, limit).ConfigureAwait(false) == call) return await call.ConfigureAwait(false);
            Answer late = TooLate(true);
            ending.Cancel();
            return late;
        }
    }

    // Runs where the action has a limit. Where every thread is busy timers come late, so long work looks at the clock itself.
    private readonly Stopwatch clock = new Stopwatch();

    private void StopIfLate(CancellationToken ending)
    {
        if (ending.IsCancellationRequested || clock.Elapsed > LongestWait) throw new OperationCanceledException();
    }

    // Every exception means that there is no answer.
    private async Task<Answer> Call(Operation operation, CancellationToken ending)
    {
        try
        {
            await PrepareRequest(operation, ending).ConfigureAwait(false);
            StopIfLate(ending);
            return await Read(await Context.SendAsync(Context.Request, ending).ConfigureAwait(false), operation, ending).ConfigureAwait(false);
        }
        catch (Refusal)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return TooLate(clock.Elapsed > LongestWait);
        }
        catch (Exception problem)
        {
            // The outermost words of .NET Framework say only that an error occurred.
            return new Answer { Trouble = "The connection to Sendmode failed: " + Excerpt(problem.GetBaseException().Message) };
        }
    }

    private Answer TooLate(bool isOwnLimit)
    {
        string when = isOwnLimit ? "within " + LongestWait.TotalSeconds + " seconds." : "in time.";
        return new Answer { Trouble = CancellationToken.IsCancellationRequested ? "The platform ended the call before Sendmode answered." : "Sendmode gave no answer " + when };
    }

    private async Task<Answer> Read(HttpResponseMessage response, Operation operation, CancellationToken ending)
    {
        if (response.Content == null) return new Answer { Response = response, IsEmpty = true };
        using (HttpContent content = response.Content)
        {
            byte[] bytes = await ReadBytes(await content.ReadAsStreamAsync().ConfigureAwait(false), ending).ConfigureAwait(false);
            response.Content = WithBytes(content, bytes ?? new byte[0]);
            byte[] plain = bytes == null ? null : await Decompress(bytes, content.Headers.ContentEncoding, ending).ConfigureAwait(false);
            Body body = ReadBody(plain, ContentType(content), isEngage ? EngageSuccess + ":boolean " + EngageError : operation.Fields, () => StopIfLate(ending));
            return new Answer { Response = response, IsEmpty = bytes?.Length == 0, Body = body };
        }
    }

    // The bytes, or null where they are too many.
    private async Task<byte[]> ReadBytes(Stream source, CancellationToken ending)
    {
        MemoryStream copy = new MemoryStream();
        byte[] buffer = new byte[65536];
        for (int count = 1; count > 0; copy.Write(buffer, 0, count))
        {
            StopIfLate(ending);
            count = await source.ReadAsync(buffer, 0, buffer.Length, ending).ConfigureAwait(false);
            if (copy.Length + count > LargestAnswer) return null;
        }
        return copy.ToArray();
    }

    private static bool IsNone(string encoding) => encoding.ToLowerInvariant() == "identity";

    // A copy to read, or null where it is too long, or its compression is unknown or broken.
    private async Task<byte[]> Decompress(byte[] bytes, ICollection<string> encodings, CancellationToken ending)
    {
        if (encodings.All(IsNone)) return bytes;
        string encoding = string.Join(",", encodings).ToLowerInvariant();
        bool isGzip = encoding == "gzip" || encoding == "x-gzip";
        if (!isGzip && encoding != "deflate") return null;
        // Most servers send the two bytes of a zlib header first, which DeflateStream does not know.
        bool hasHeader = !isGzip && bytes.Length > 1 && (bytes[0] & 15) == 8 && (bytes[0] * 256 + bytes[1]) % 31 == 0;
        Stream source = new MemoryStream(bytes) { Position = hasHeader ? 2 : 0 };
        try
        {
            Stream plain = isGzip ? new GZipStream(source, CompressionMode.Decompress) : (Stream)new DeflateStream(source, CompressionMode.Decompress);
            using (plain)
            {
                byte[] read = await ReadBytes(plain, ending).ConfigureAwait(false);
                return read != null && (isGzip || hasHeader) && !IsWhole(bytes, read, isGzip) ? null : read;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // .NET takes what is cut off for the end. gzip closes with the length of what it holds, zlib with a checksum of it.
    private static bool IsWhole(byte[] bytes, byte[] plain, bool isGzip)
    {
        if (bytes.Length < 6) return false;
        byte[] end = bytes.Skip(bytes.Length - 4).ToArray();
        if (isGzip) return BitConverter.ToInt32(end, 0) == plain.Length;
        uint low = 1, high = 0;
        foreach (byte part in plain) (low, high) = ((low + part) % 65521, (high + low + part) % 65521);
        return (high << 16 | low) == BitConverter.ToUInt32(end.Reverse().ToArray(), 0);
    }

    // ---- The answer --------------------------------------------------------------------------------------------

    // A mended answer goes on uncompressed. One that is compressed and, inside, not plain UTF-8 goes on as it came.
    private static HttpResponseMessage LabelAnswer(Answer answer, string mended = null)
    {
        HttpContent content = answer.Response.Content;
        ICollection<string> encodings = content.Headers.ContentEncoding;
        if (mended != null) encodings.Clear();
        if (mended == null && answer.Body.IsPlainUtf8) Json(content);
        else if (encodings.All(IsNone)) answer.Response.Content = Json(WithBytes(content, Encoding.UTF8.GetBytes(mended ?? answer.Body.Text)));
        return answer.Response;
    }

    // The body in Sendmode's own form, with the words that came where there are any.
    private HttpResponseMessage ReplaceBody(Answer answer, string status)
    {
        string words = answer.Body.TextOf(isEngage ? EngageError : "error");
        string error = string.IsNullOrWhiteSpace(words) ? Describe(answer) : WithoutKey(words);
        answer.Response.Content = ErrorBody(answer.Body.TextOf("status") ?? status, error, answer.Body.StatusCode);
        return answer.Response;
    }

    private static HttpResponseMessage WithStatus(int status, HttpResponseMessage response)
    {
        response.StatusCode = (HttpStatusCode)status;
        response.ReasonPhrase = null;
        return response;
    }

    private static HttpResponseMessage Failure(Answer answer, int http, HttpContent body)
    {
        answer.Response?.Dispose();
        return new HttpResponseMessage((HttpStatusCode)http) { Content = body };
    }

    // Sendmode's own form. Only Sendmode gives numbers.
    private HttpContent ErrorBody(string status, string error, int? statusCode = null, string customerid = null, string correlationId = null) =>
        Json(new ByteArrayContent(JsonBytes(new { status, statusCode, error = error + KeyWarning(), customerid, correlationId })));

    private static byte[] JsonBytes(object value)
    {
        JsonSerializerSettings withoutEmpty = new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore };
        return Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value, withoutEmpty));
    }

    private string Describe(Answer answer)
    {
        if (answer.Response == null) return answer.Trouble;
        return "Sendmode answered HTTP " + answer.Http + " " + (answer.IsEmpty ? "without a body." : DescribeBody(answer.Body));
    }

    private string DescribeBody(Body body)
    {
        if (body.Text == null) return "without JSON: the body cannot be read.";
        string words = body.IsJson ? "" : Excerpt(body.Text);
        if (!body.IsJson) return "without JSON: " + (words == "" ? "the body has no words." : words);
        string what = isEngage ? EngageSuccess : "status code";
        if (!body.HasOutcome) return "with JSON that has no " + what + ".";
        if (body.HasTwoOutcomes) return "with two " + what + "s.";
        string[] parts = isEngage
            ? new[] { EngageSuccess + " " + body.Literal(EngageSuccess), body.TextOf(EngageError) }
            : new[] { "status", "statusCode", "error" }.Select(body.TextOf).ToArray();
        return "with " + string.Join(", ", parts.Where(part => part != null).Select(Excerpt)) + ".";
    }

    // The beginning of a text, in one line without markup and without the key, be it escaped or in capitals. What the end
    // may have cut off within a key is left out.
    private string Excerpt(string text)
    {
        bool isCut = text.Length > 2000;
        string words = Regex.Replace(WithoutKey(isCut ? text.Substring(0, 2000) : text), "<[^>]*>", " ");
        string line = WithoutKey(Regex.Replace(HttpUtility.HtmlDecode(words), "[\\s\\p{Cc}]+", " ").Trim());
        if (isCut) line = line.Substring(0, Math.Max(0, line.Length - Keys().Select(key => key.Length + 8).DefaultIfEmpty(0).Max()));
        return line.Length > 200 ? line.Substring(0, 200) + "..." : line;
    }

    private string WithoutKey(string text) =>
        Keys().Aggregate(text, (current, key) => Regex.Replace(current, Regex.Escape(key), "[key]", IgnoreCase));

    // The key as it stands and, where it is of several words, each of them.
    private IEnumerable<string> Keys() =>
        (Context.Request.Headers.TryGetValues("Authorization", out IEnumerable<string> values) ? values : new string[0])
            .SelectMany(value => value.Split(' ').Concat(new[] { value })).Where(key => key.Length > 3);

    // ---- Bytes, labels and text --------------------------------------------------------------------------------

    private const RegexOptions IgnoreCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly string[] NotCopied = { "Content-Length", "Content-MD5" };

    // The label as it came, however malformed or doubled.
    private static string ContentType(HttpContent content) =>
        content.Headers.TryGetValues("Content-Type", out IEnumerable<string> values) ? string.Join(", ", values) : "";

    private static HttpContent Json(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static HttpContent WithBytes(HttpContent content, byte[] bytes)
    {
        HttpContent copy = new ByteArrayContent(bytes);
        foreach (KeyValuePair<string, IEnumerable<string>> header in content.Headers)
        {
            if (!NotCopied.Contains(header.Key, StringComparer.OrdinalIgnoreCase)) copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        return copy;
    }

    // A byte order mark decides; without one it is UTF-8, and only where that fails what the label says.
    private static Body ReadBody(byte[] bytes, string contentType, string fields, Action stopIfLate)
    {
        if (bytes == null) return new Body(null, fields, stopIfLate);
        string start = BitConverter.ToString(bytes, 0, Math.Min(bytes.Length, 3));
        string marked = start == "EF-BB-BF" ? "utf-8" : Regex.IsMatch(start, "^FF-FE") ? "utf-16" : Regex.IsMatch(start, "^FE-FF") ? "utf-16BE" : null;
        string labelled = Regex.Match(contentType, "charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)", IgnoreCase).Groups[1].Value;
        Body first = new Body(Decode(bytes, marked ?? "utf-8"), fields, stopIfLate) { IsPlainUtf8 = marked == null };
        if (first.IsJson || marked != null || labelled == "") return first;
        Body second = new Body(Decode(bytes, labelled), fields, stopIfLate);
        return second.IsJson || first.Text == null ? second : first;
    }

    private static string Decode(byte[] bytes, string charset)
    {
        try
        {
            string text = Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
            return text.StartsWith("\uFEFF", StringComparison.Ordinal) ? text.Substring(1) : text;
        }
        catch (Exception)
        {
            return null;
        }
    }

    // ---- JSON --------------------------------------------------------------------------------------------------

    // A body and what it says. One pass over the text finds out whether it is JSON by the grammar of RFC 8259
    // (Newtonsoft.Json also reads comments, single quotes and trailing commas), where its declared members stand, and how
    // it reads with their types. Without a Text it cannot be read.
    private sealed class Body
    {
        private const int Deepest = 500;
        private static readonly string[] Outcomes = { "statusCode", EngageSuccess };
        private static readonly Regex ExactNumber = new Regex("^(?!(?:[^0-9]*[0-9]){16})-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$");
        private readonly Dictionary<string, string> types;
        private readonly Dictionary<string, (int Start, int Length)> places = new Dictionary<string, (int, int)>();
        private readonly Action stopIfLate;
        private StringBuilder mended;
        private int copied, at, values;

        public readonly string Text;
        public readonly bool IsJson;
        public bool IsPlainUtf8;

        public Body(string text, string fields, Action stopIfLate)
        {
            Text = text;
            this.stopIfLate = stopIfLate;
            if (text == null) return;
            types = fields.Split(' ').Select(field => (field + ":string").Split(':')).ToDictionary(field => field[0], field => field[1]);
            Space();
            IsJson = (Next('{') || Next('[')) && Value("", Deepest) && Space() == text.Length;
            if (!IsJson) places.Clear();
        }

        public bool HasTwoOutcomes { get; private set; }
        public bool HasOutcome => HasTwoOutcomes || Outcomes.Any(path => Literal(path) != "null");
        public int? StatusCode => HasTwoOutcomes ? null : WholeNumber(TextOf("statusCode"));
        public string Mended => mended == null ? null : mended + Text.Substring(copied);

        // A text, a number or a truth value as text; null for anything else.
        public string TextOf(string path)
        {
            string literal = Literal(path);
            return literal == "null" || literal[0] == '{' || literal[0] == '[' ? null : Unquoted(literal);
        }

        public bool IsGiven(string path) => Literal(path) != "null" && Literal(path) != "\"\"";

        // A member as it is written; null where it is absent.
        public string Literal(string path) => places.TryGetValue(path, out var place) ? Text.Substring(place.Start, place.Length) : "null";

        private static string Unquoted(string literal) =>
            literal[0] != '"' ? literal : literal.IndexOf('\\') < 0 ? literal.Substring(1, literal.Length - 2) : JsonConvert.DeserializeObject<string>(literal);

        // The number in 14, 14.0 or "14"; null for anything else.
        private static int? WholeNumber(string text) =>
            int.TryParse(Regex.Match(text ?? "", "^\\s*([+-]?[0-9]+)(\\.0*)?\\s*$").Groups[1].Value, out int number) ? number : (int?)null;

        // Reads what is next and says whether it was there. The path is null where nothing below is declared.
        private bool Value(string path, int depth)
        {
            if (values++ % 4096 == 0) stopIfLate();
            int start = Space();
            bool isThere = Next('{') || Next('[') ? depth > 0 && Members(path, depth)
                : Next('"') ? Quoted()
                : Next('t') ? Word("true") : Next('f') ? Word("false") : Next('n') ? Word("null") : Number();
            if (isThere && path != null && types.TryGetValue(path, out string type)) Note(path, type, start);
            return isThere;
        }

        private bool Members(string path, int depth)
        {
            char close = Text[at++] == '{' ? '}' : ']';
            string inner = path == null ? null : Declared(path + "[]");
            for (bool isEmpty = Closes(close); !isEmpty; at++)
            {
                if (close == '}')
                {
                    int start = Space();
                    if (!Quoted()) return false;
                    inner = path == null ? null : Member(path, Unquoted(Text.Substring(start, at - start)));
                    Space();
                    if (!Has(':')) return false;
                }
                if (!Value(inner, depth - 1)) return false;
                if (Closes(close)) return true;
                if (!Next(',')) return false;
            }
            return true;
        }

        private string Member(string path, string name) =>
            name.IndexOfAny(new[] { '.', '[' }) >= 0 ? null : Declared(path == "" ? name : path + "." + name);

        private string Declared(string path) => types.ContainsKey(path) ? path : null;

        private bool Quoted()
        {
            if (!Has('"')) return false;
            while (at < Text.Length && Text[at] >= ' ')
            {
                if (Has('"')) return true;
                if (!Has('\\')) at++;
                else if (Has('u') ? !FourDigits() : at == Text.Length || "\"\\/bfnrt".IndexOf(Text[at++]) < 0) return false;
            }
            return false;
        }

        private bool FourDigits()
        {
            int start = at;
            while (at < Text.Length && at < start + 4 && Uri.IsHexDigit(Text[at])) at++;
            return at == start + 4;
        }

        private bool Number()
        {
            Has('-');
            if ((!Has('0') && !Digits()) || (Has('.') && !Digits())) return false;
            if (!Has('e') && !Has('E')) return true;
            if (!Has('+')) Has('-');
            return Digits();
        }

        private bool Digits()
        {
            int start = at;
            while (at < Text.Length && Text[at] >= '0' && Text[at] <= '9') at++;
            return at > start;
        }

        private bool Word(string word)
        {
            if (string.CompareOrdinal(Text, at, word, 0, word.Length) != 0) return false;
            at += word.Length;
            return true;
        }

        private bool Has(char wanted)
        {
            if (!Next(wanted)) return false;
            at++;
            return true;
        }

        private bool Next(char wanted) => at < Text.Length && Text[at] == wanted;

        private bool Closes(char close)
        {
            Space();
            return Has(close);
        }

        private int Space()
        {
            while (at < Text.Length && Text[at] <= ' ' && " \t\r\n".IndexOf(Text[at]) >= 0) at++;
            return at;
        }

        // Remembers where a declared member stands, and writes it anew where it has another type and nothing is lost by that.
        private void Note(string path, string type, int start)
        {
            string before = Outcomes.Contains(path) && places.ContainsKey(path) ? Literal(path) : null;
            places[path] = (start, at - start);
            if (type == "object" || type == "array") return;
            string literal = Literal(path);
            HasTwoOutcomes |= before != null && before != literal;
            string better = InType(type, literal);
            if (better == null) return;
            mended = (mended ?? new StringBuilder()).Append(Text, copied, start - copied).Append(better);
            copied = at;
        }

        // Null where the type is right, or cannot be: no type fits an array, an object or null. As a text a number keeps its
        // digits; as a number a text may have 15, which every host reads exactly.
        private static string InType(string type, string literal)
        {
            bool isText = literal[0] == '"';
            if ("{[n".IndexOf(literal[0]) >= 0) return null;
            if (type == "string") return isText ? null : "\"" + literal + "\"";
            string value = Unquoted(literal).Trim();
            if (type == "number") return isText && ExactNumber.IsMatch(value) ? value : null;
            return type == "integer" && (isText || value.IndexOf('.') >= 0) ? WholeNumber(value)?.ToString() : null;
        }
    }
}
